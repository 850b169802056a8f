import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/lib/db/free-port";

/** An nginx that answers every path with these gzipped bytes from a file; null where nginx is not installed. */
export async function nginxServing(gzipped: Buffer, folder: string): Promise<{ url: string; stop: () => void } | null> {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
  } catch {
    return null;
  }
  const port = await freePort();
  const root = join(folder, "nginx");
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "page"), gzipped);
  writeFileSync(
    join(root, "nginx.conf"),
    `worker_processes 2; pid ${root}/pid; error_log ${root}/error.log;
     events { worker_connections 1024; }
     http { access_log off; sendfile on; open_file_cache max=10; keepalive_requests 100000000; client_body_temp_path ${root}/a; proxy_temp_path ${root}/b;
       fastcgi_temp_path ${root}/c; uwsgi_temp_path ${root}/d; scgi_temp_path ${root}/e;
       server { listen 127.0.0.1:${port}; root ${root}; location / { default_type text/html; add_header Content-Encoding gzip; try_files /page =404; } } }`,
  );
  const child = spawn("nginx", ["-c", join(root, "nginx.conf"), "-p", root, "-g", "daemon off;"], { stdio: "ignore" });
  await sleep(500);
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() };
}
