// node --import ./bin/with-parent.mjs PROGRAM: has a program of somebody else's end when whoever started it is gone, however it went.

process.on("disconnect", () => process.exit(1));
process.channel?.unref(); // it ends by itself, too
// Processes that it starts live by their own channel to it, and are started with the same options.
const at = process.execArgv.indexOf("--import");
if (at >= 0) process.execArgv.splice(at, 2);
