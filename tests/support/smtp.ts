import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message as a mail server took it. */
export type Received = { to: string; from: string; secure: boolean; raw: string; messageId: string };
/**
 * What the server shall do with a message: take it, say that nobody is there, answer with a code, break the connection, or take it
 * after some milliseconds or a promise.
 */
export type Answer = "take" | "5.1.1" | number | "disconnect" | { afterMs: number } | { after: Promise<unknown> };

/** A real SMTP server on a free port, which answers as `script` says; with an account it wants TLS and its password first. */
export async function smtpServer(
  script: (to: string, seen: number) => Answer = () => "take",
  account?: { user: string; password: string },
) {
  const received: Received[] = [];
  const attempts = new Map<string, number>();
  let open = 0;
  let mostOpen = 0;
  type Connections = { connections: Set<{ id: string; close(): void }> };
  const drop = (id: string) => {
    for (const connection of (server as unknown as Connections).connections) if (connection.id === id) connection.close();
  };
  const server = new SMTPServer({
    authOptional: !account,
    disabledCommands: account ? [] : ["STARTTLS"],
    onAuth({ username, password }, _session, done) {
      if (username === account?.user && password === account?.password) done(null, { user: username });
      else done(new Error("Wrong password"));
    },
    onConnect(_session, done) {
      mostOpen = Math.max(mostOpen, ++open);
      done();
    },
    onClose() {
      open--;
    },
    socketTimeout: 60_000,
    closeTimeout: 100,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo[0]?.address ?? "";
        const seen = (attempts.get(to) ?? 0) + 1;
        attempts.set(to, seen);
        const raw = Buffer.concat(chunks).toString("latin1");
        const take = () => {
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
          received.push({ to, from, secure: session.secure, raw, messageId: raw.match(/^Message-ID: (.+)\r$/im)?.[1] ?? "" });
          done();
        };
        const answer = script(to, seen);
        if (answer === "take") take();
        else if (answer === "disconnect") drop(session.id);
        else if (answer === "5.1.1") done(Object.assign(new Error("5.1.1 No such user"), { responseCode: 550 }));
        else if (typeof answer === "number") done(Object.assign(new Error("scripted"), { responseCode: answer }));
        else if ("after" in answer) void answer.after.then(take);
        else setTimeout(take, answer.afterMs);
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    attempts,
    /** The most connections that were open at once. */
    mostOpen: () => mostOpen,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** A server that takes connections and never says a word. */
export async function silentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on("error", () => {})));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`,
    connections: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
