declare module "hoodiecrow-imap" {
  import type { Server } from "node:net";

  type Storage = Record<string, { messages: { raw: string; flags?: string[] }[] }>;
  /** An IMAP server for tests; the account is testuser with testpass. */
  export default function hoodiecrow(options: { storage: Storage }): {
    server: Server;
    listen(port: number): void;
    close(done: () => void): void;
  };
}
