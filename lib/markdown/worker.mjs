// The thread that renders Markdown; see render.ts. Plain Node until it has taught itself TypeScript.
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { toHtml } = await import("./html.ts");
toHtml("What is *rendered* first takes $long$.");
parentPort.on("message", (markdown) => parentPort.postMessage({ html: toHtml(markdown) }));
parentPort.postMessage("ready");
