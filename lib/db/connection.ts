import { subscribe } from "node:diagnostics_channel";
import pg from "pg";
import { AWAY } from "./away.mjs";

/** Ends a connection without waiting for the other side. */
export function dropConnection(connection: pg.Client): void {
  (connection as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

const open = new Set<Connection>();

/** A connection that ends when it is said that the database does not answer: what waits on it fails, instead of waiting for ever. */
export class Connection extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    open.add(this);
    this.once("end", () => open.delete(this));
  }
}

subscribe(AWAY, () => {
  for (const connection of open) dropConnection(connection);
});
