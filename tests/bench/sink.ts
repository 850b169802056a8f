import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/lib/db/free-port";

// Takes every message and forgets it, in a process of its own, for where postfix is not installed.
const NODE_SINK = `
  const { SMTPServer } = require("smtp-server");
  new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"], onData(stream, _session, done) { stream.resume(); stream.on("end", done); } })
    .listen(Number(process.argv[1]), "127.0.0.1");`;

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++, await sleep(50)) {
    const up = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1", () => done(true)).on("error", () => done(false));
      socket.unref().end();
    });
    if (up) return;
  }
  throw new Error("The SMTP sink does not answer");
}

/** A mail server that takes everything: smtp-sink of postfix, or smtp-server where that is not installed. */
export async function smtpSink(): Promise<{ name: string; url: string; stop: () => void }> {
  const port = await freePort();
  let name = "smtp-sink";
  let child: ChildProcess;
  try {
    execFileSync("which", ["smtp-sink"], { stdio: "ignore" });
    const user = process.getuid?.() === 0 ? ["-u", "nobody"] : []; // root has to say as whom
    child = spawn("smtp-sink", [...user, `127.0.0.1:${port}`, "100"], { stdio: "ignore" });
  } catch {
    name = "smtp-server";
    child = spawn(process.execPath, ["-e", NODE_SINK, String(port)], { stdio: "ignore" });
  }
  await answers(port);
  return { name, url: `smtp://127.0.0.1:${port}`, stop: () => child.kill() };
}
