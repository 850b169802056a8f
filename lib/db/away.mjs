/** On this channel of a process (node:diagnostics_channel) it is said that the database does not answer. */
export const AWAY = "daily-papers:database-away";
