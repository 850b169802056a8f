import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

/** Tests that visit a running site in Chromium; each such project starts one. */
const inBrowser = (name: string, include: string) => ({
  resolve: { alias },
  test: { name, include: [include], globalSetup: ["tests/e2e/site.ts"], testTimeout: 60_000, hookTimeout: 180_000 },
});

export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/integration/server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      inBrowser("e2e", "tests/e2e/*.test.ts"),
      // On a site of their own, since what members do changes what others see.
      inBrowser("members", "tests/e2e/members/*.test.ts"),
    ],
  },
});
