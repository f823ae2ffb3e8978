import { task } from "@capsule/runtime";

interface Row {
  city: string;
  degrees: number;
}

/**
 * Finds the hottest city.
 *
 * @param rows What is compared.
 */
export const hottest = task(
  { name: "hottest city", timeout: "5s" },
  async (rows: Row[], least = 0) => {
    const hot = rows.filter(({ degrees }) => degrees >= least);
    if (hot.length === 0) throw new RangeError("none is that hot");
    return hot.reduce((best, row) => (row.degrees > best.degrees ? row : best));
  },
);

export const join = task({ name: "join", timeout: "5s" }, async (by: string, ...parts: string[]) =>
  parts.join(by),
);

export const steps = task({ name: "steps", timeout: "5s" }, async () => {
  console.log("one");
  await new Promise((resolve) => setTimeout(resolve, 200));
  console.log("two");
  await new Promise((resolve) => setTimeout(resolve, 200));
  return "done";
});

/** As a tool, it would hide another. */
export const runPython = task({ name: "run_python", timeout: "5s" }, async () => "a task");
