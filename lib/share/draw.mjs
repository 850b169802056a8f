// Draws share pictures, in a thread of its own: it takes hundreds of milliseconds, in which nothing else runs there.
import { ImageResponse } from "next/og.js";

const box = (style, children) => ({ type: "div", key: null, props: { style: { display: "flex", ...style }, children } });

/** The picture as next/og takes it, which knows a part of CSS and inline styles only. */
const picture = ({ title, note }) =>
  box(
    {
      flexDirection: "column",
      justifyContent: "space-between",
      width: "100%",
      height: "100%",
      padding: 72,
      background: "#fcfbf9",
      color: "#1b1a18",
    },
    [
      box({ fontSize: 32, color: "#b03409" }, "Daily Papers"),
      box({ fontSize: title.length > 100 ? 50 : 64, lineHeight: 1.2, wordBreak: "break-word" }, title),
      box({ fontSize: 28, color: "#68645d", borderTop: "2px solid #e7e3dc", paddingTop: 28 }, note),
    ],
  );

/** The PNG of a share picture, 1200 by 630 pixels. */
export default async function draw(words) {
  const response = new ImageResponse(picture(words), { width: 1200, height: 630 });
  return new Uint8Array(await response.arrayBuffer());
}
