/** A paper's share picture; drawn by next/og, which knows a part of CSS and inline styles only. */
export function SharePicture({ title, note }: { title: string; note: string }) {
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: 72,
        background: "#fcfbf9",
        color: "#1b1a18",
      }}
    >
      <div style={{ display: "flex", fontSize: 32, color: "#b03409" }}>Daily Papers</div>
      <div style={{ display: "flex", fontSize: title.length > 100 ? 50 : 64, lineHeight: 1.2 }}>{title}</div>
      <div style={{ display: "flex", fontSize: 28, color: "#68645d", borderTop: "2px solid #e7e3dc", paddingTop: 28 }}>
        {note}
      </div>
    </div>
  );
}
