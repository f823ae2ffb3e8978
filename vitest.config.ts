import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["native", "runtime", "compiler", "interpreter", "mcp", "fixtures"].map((name) => ({
      test: {
        name,
        root: name,
        include: ["test/**/*.test.ts"],
        testTimeout: 60_000,
        hookTimeout: 180_000,
      },
    })),
    // Two cores: tests start compilers and sandboxes of their own.
    maxWorkers: 2,
  },
});
