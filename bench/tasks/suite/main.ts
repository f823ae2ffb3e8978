import { task } from "@capsule/runtime";

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

/** The least a call can do. */
export const main = task({ name: "main", ram: "16MB" }, (who: string) => `Hello, ${who}!`);

/** The least a call with large arguments can do. */
export const count = task({ name: "count", ram: "64MB" }, (rows: unknown[]) => rows.length);

/** Computation only. */
export const fib = task({ name: "fibonacci", compute: "HIGH", ram: "16MB" }, (n: number) =>
  fibonacci(n),
);

/** Says that it runs, then keeps its sandbox alive. */
export const wait = task(
  { name: "wait", ram: "16MB", timeout: "10m" },
  async (milliseconds: number) => {
    console.log("waiting");
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return "waited";
  },
);

/** Never gives control back; only its timeout ends it. */
export const spin = task(
  { name: "spin", compute: "HIGH", ram: "16MB", timeout: "300ms" },
  (): never => {
    for (;;);
  },
);
