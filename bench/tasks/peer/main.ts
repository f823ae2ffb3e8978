import { task } from "@capsule-run/sdk";

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

/** The peer's twin of the tasks in `tasks/suite`; its arguments are strings, so the first one chooses. */
export const main = task(
  { name: "main", compute: "HIGH" },
  async (what: string, value: string): Promise<unknown> => {
    switch (what) {
      case "hello":
        return `Hello, ${value}!`;
      case "count":
        return JSON.parse(value).length;
      case "fibonacci":
        return fibonacci(Number(value));
      case "wait":
        await new Promise((resolve) => setTimeout(resolve, Number(value)));
        return "waited";
      default:
        throw new Error(`no such task: ${what}`);
    }
  },
);
