import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

// The slowest test takes half a minute on two cores that have nothing else to do. These limits end what hangs; they measure nothing.
const patience = {
  testTimeout: 300_000,
  hookTimeout: 600_000,
  teardownTimeout: 120_000,
  expect: { poll: { timeout: 120_000 } },
};

/** Tests that visit a running site in Chromium; each such project starts one. */
const inBrowser = (name: string, include: string) => ({
  resolve: { alias },
  test: { name, include: [include], globalSetup: ["tests/e2e/site.ts"], ...patience },
});

export default defineConfig({
  test: {
    // Two files at once also on two processors, as most wait for a database, a site or a browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { resolve: { alias }, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], ...patience } },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/integration/server.ts"],
          ...patience,
        },
      },
      inBrowser("e2e", "tests/e2e/*.test.ts"),
      // On a site of their own, since what members do changes what others see.
      inBrowser("members", "tests/e2e/members/*.test.ts"),
    ],
  },
});
