import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, inject, it } from "vitest";
import { send } from "./send";
import { signInByForms } from "./sign-in";

const form = { "content-type": "application/x-www-form-urlencoded" };
const curator = signInByForms(inject("site"), inject("dataDir"), "root@example.org");
const headers = async () => ({ ...form, origin: inject("site"), cookie: await curator, accept: "application/json" });

describe("an address that means nothing is said to, and is no error of the site", () => {
  it.each([
    ["/papers/week/1000-W01", 404],
    ["/papers/week/9999-W53", 404],
    ["/papers/date/9999-12-32", 404],
    ["/papers/month/0000-01", 404],
    ["/papers/date/2025-10-29/after/2025-10-29/99999999999999999999/x", 404],
    ["/feed/after/2025-10-29/1e400/x", 404],
    ["/papers/trending/after/1e308/x", 404],
    [`/papers/${"x".repeat(1500)}`, 404],
    [`/@${"x".repeat(1500)}`, 404],
    ["/comments/1", 404],
    ["/comments/not-a-uuid/history", 404],
    ["/digests/1", 404],
    ["/curate/log?before=99999999999999999999", 200],
    ["/curate/log?before=-1", 200],
    ["/curate/log?before=0x10&before=1", 200],
    ["/digests?day=9999-12-31&id=1", 200],
    ["/admin/people?after=9999-99-99/x&q=%25&blocked=constructor&done=-1", 200],
    ["/admin/people?after=2025-10-29T00:00:00Z/80000000-0000-4000-8000-000000000000&q=a&q=b", 200],
    ["/admin/papers?list=constructor&after=-infinity/%00", 400],
    ["/admin/papers?list=pinned&after=-infinity/2025-10-29/x", 200],
    ["/admin/papers?list=merged&after=x", 200],
    [`/curate/papers/open?id=${"x".repeat(1500)}`, 200],
    ["/curate/papers/open?id=%22(%20OR%20-", 200],
    ["/admin/digests?at=-271821-04-20&id=00000000-0000-4000-8000-000000000000", 200],
    ["/admin/digests?problem=constructor", 200],
    ["/subscribe?problem=__proto__", 200],
    ["/account?done=constructor&problem=toString", 200],
    ["/@root?tab=constructor", 200],
    ["/papers/%C3%28", 400],
    ["/api/papers/%", 400],
    ["/search?q=%00", 400],
    ["/_next/image?url=%2Ficon.png&w=64&q=75", 404],
  ])("%s", async (path, status) => {
    expect((await send(path, await headers())).status).toBe(status);
  });
});

describe("a form that means nothing is refused", () => {
  it.each([
    ["/api/upvote", "paper=%00", 400],
    ["/api/comments", "paper=2510.00140&body=a%00b", 400],
    ["/api/comments", "paper=2510.00140&body=text&parent=1", 404],
    ["/api/comments", "action=edit&comment=x&body=text", 404],
    ["/api/comments/vote", "comment=00000000", 404],
    ["/api/account", "action=revoke&session=1", 404],
    ["/api/account", "action=connect&provider=constructor", 303],
    ["/api/report", "comment=1&reason=A+good+reason", 404],
    ["/api/report", `paper=${"x".repeat(10_000)}&reason=A+good+reason`, 404],
    ["/api/curate", "action=constructor", 400],
    ["/api/curate", "action=report.close&id=1", 404],
    ["/api/curate", "action=claim.decide&id=&decision=approve", 404],
    ["/api/curate", "action=feature&paper=2510.00140&day=9999-12-31", 422],
    ["/api/curate", "%00=%00", 400],
    ["/api/upvote", `paper=${"x".repeat(30_000)}`, 413],
    ["/api/account", `action=${"x".repeat(30_000)}`, 413],
  ])("%s %s", async (path, body, status) => {
    expect((await send(path, await headers(), body)).status).toBe(status);
  });

  it("and what was typed into it leads to no address that is too long", async () => {
    for (const path of ["/api/sign-in", "/api/sign-in/confirm", "/api/subscribe", "/api/subscribe/confirm"]) {
      const { status, headers: answer } = await send(
        path,
        await headers(),
        `address=${"%F0%9D%92%B3".repeat(1600)}&token=${"x".repeat(3)}`,
      );
      expect(status, path).toBe(303);
      expect(String(answer.location).length).toBeLessThan(6001);
    }
  });
});

describe("a client that never ends", () => {
  /** Sends bytes and then nothing, or the same again and again. Returns what came, when the site ended it. */
  async function never(sent: string, again = "") {
    const { port, hostname } = new URL(inject("site"));
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => {});
    socket.write(sent);
    const timer = again ? setInterval(() => socket.writable && socket.write(again), 200) : undefined;
    await once(socket, "close");
    clearInterval(timer);
    return answer;
  }
  const head = "POST /api/account HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";

  it("is answered all the same, and others meanwhile", async () => {
    const slow = Promise.all([
      never(head, "x: y\r\n"),
      never(`${head}Content-Length: 1000\r\n\r\n`, "x"),
      never(`${head}Content-Length: 100000000\r\n\r\n`, "x".repeat(100_000)),
      never(`${head}Transfer-Encoding: chunked\r\n\r\n`, `4e20\r\n${"x".repeat(20_000)}\r\n`),
      ...Array.from({ length: 50 }, () => never(`${head}Content-Length: 1000\r\n\r\nx`)),
    ]);
    expect((await send("/")).status).toBe(200);
    const [headers, body, announced, chunked, ...stopped] = await slow;
    expect(headers).toMatch(/^HTTP\/1\.1 408 /);
    expect(body).toMatch(/^HTTP\/1\.1 408 /);
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
    for (const answer of stopped) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
