import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below what systems give to outgoing connections (Linux from 32768, others from 49152), so that a server that has died finds its
// port free when it is started again.
const FROM = 20_000;
const TO = 32_768;
const TRIES = 20;

async function canListen(port: number): Promise<number | null> {
  const probe = createServer();
  const listening = new Promise<boolean>((done) => probe.once("listening", () => done(true)).once("error", () => done(false)));
  probe.listen(port, "127.0.0.1");
  if (!(await listening)) return null;
  const taken = (probe.address() as { port: number }).port;
  await new Promise((closed) => probe.close(closed));
  return taken;
}

/** A TCP port on 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = await canListen(randomInt(FROM, TO));
    if (port) return port;
  }
  return (await canListen(0)) as number;
}
