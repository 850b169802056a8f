// The web server: Next.js behind Node's own HTTP. A child of serve.ts; when that goes, this goes.
import { createServer } from "node:http";
import next from "next";

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT);
const server = createServer();

function leave() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 3000).unref();
}
process.on("disconnect", leave);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {}); // serve.ts says when

server.once("error", (error) => {
  const problem = {
    EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    EACCES: `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
  }[error.code];
  process.send({ problem: problem ?? String(error) }, () => process.exit(1));
});

// The port is taken first: that it is free is known before anything slow begins.
await new Promise((listening) => server.listen(port, listening));
process.env.PORT = String(server.address().port); // PORT=0 asks for any
const app = next({ dev, dir: process.cwd(), port: server.address().port, hostname: "localhost", httpServer: server });
server.on("request", app.getRequestHandler());
await app.prepare();
process.send({ port: server.address().port });
