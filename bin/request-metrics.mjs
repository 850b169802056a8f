// What Prometheus is told of requests. Pages that are kept are counted in plain numbers, and told when somebody asks: a counter with
// labels would take a good part of the time that sending such a page takes.
import { Counter, Gauge, Histogram, register } from "prom-client";
import { sendUnavailable } from "./unavailable.mjs";

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = ["GET", "HEAD", "POST"];

/**
 * @param counts tells how many pages are kept, their bytes, and how often one was rendered
 * @returns functions that count: a page that is kept, by the status of the cache; and a request that something behind answers
 */
export function requestMetrics(counts) {
  const pages = { hit: 0, stale: 0 };
  new Counter({
    name: "daily_papers_kept_pages_total",
    help: "Pages that were sent as they are kept",
    labelNames: ["state"],
    collect() {
      this.reset();
      for (const [state, count] of Object.entries(pages)) this.inc({ state }, count);
    },
  });
  new Gauge({
    name: "daily_papers_cache",
    help: "What the cache of pages holds",
    labelNames: ["of"],
    collect() {
      const { pages, bytes } = counts();
      this.set({ of: "pages" }, pages);
      this.set({ of: "bytes" }, bytes);
    },
  });
  new Counter({
    name: "daily_papers_rendered_pages_total",
    help: "How often a page that is kept was rendered",
    collect() {
      this.reset();
      this.inc(counts().renders);
    },
  });
  const seconds = new Histogram({
    name: "http_request_duration_seconds",
    help: "Requests for what is not kept, from the head of the request to the end of the answer",
    labelNames: ["method", "status"],
    buckets: BUCKETS,
  });
  return {
    kept: (isStale) => {
      pages[isStale ? "stale" : "hit"]++;
    },
    behind: (request, response) => {
      const end = seconds.startTimer({ method: METHODS.includes(request.method) ? request.method : "other" });
      response.once("close", () => end({ status: response.statusCode }));
    },
  };
}

/**
 * Answers `/metrics` with what Next tells, and what is counted here.
 * @param inside gets a path from Next
 * @returns whether the request was for them
 */
export function sendMetrics(request, response, inside) {
  if (request.url.replace(/\?.*/s, "") !== "/metrics") return false;
  const answer = async () => {
    const { authorization, host = "", "x-from-this-machine": near } = request.headers;
    const asked = { host, "x-from-this-machine": near, ...(authorization && { authorization }) };
    const { status, headers, html } = await inside("/metrics", asked);
    response.statusCode = status;
    for (const name of ["content-type", "cache-control", "www-authenticate"])
      if (headers[name]) response.setHeader(name, headers[name]);
    response.end(status === 200 ? html + (await register.metrics()) : html);
  };
  answer().catch((error) => {
    console.error("The metrics could not be told", error);
    sendUnavailable(request, response);
  });
  return true;
}
