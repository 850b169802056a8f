/** On this channel of a process (node:diagnostics_channel) it is said that the database does not answer. */
export const AWAY = "daily-papers:database-away";

/** What errors of connections say while the database is away: of Node, of `pg`, of Prisma and of PostgreSQL. */
export const SAYS_AWAY =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|[Cc]onnection (?:ended|closed|error)|timeout expired|timeout exceeded when trying to connect|reach database server|the database system is (?:starting|shutting|in recovery)|57P0[123]|P1001|P1017|P2028/;
