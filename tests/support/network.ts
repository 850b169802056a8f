import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A network between a client and a server, which can be cut: it then carries nothing and tells neither side, or refuses. */
export async function network(to: { host: string; port: number }) {
  let cut: "open" | "silent" | "refused" = "open";
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (cut === "refused") return client.destroy();
    sockets.add(client);
    client.on("error", () => {});
    const upstream = connect(to);
    upstream.on("error", () => client.destroy());
    client.on("data", (chunk) => cut === "open" && upstream.write(chunk));
    upstream.on("data", (chunk) => cut === "open" && client.write(chunk));
    client.on("close", () => cut === "open" && upstream.destroy());
    upstream.on("close", () => cut === "open" && client.destroy());
    sockets.add(upstream);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    /** What is cut while silent stays cut; only new connections pass once it is open again. */
    set: (state: typeof cut) => {
      if (state === "refused") for (const socket of sockets) socket.destroy();
      cut = state;
      if (state === "silent") for (const socket of sockets) socket.pause();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
