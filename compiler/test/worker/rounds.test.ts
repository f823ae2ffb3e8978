import { expect, test } from "vitest";
import { Rounds } from "../../src/worker/rounds.ts";

test("who asks gets a round that began afterwards, shared with all who asked before it", async () => {
  const rounds: string[][] = [];
  const work = new Rounds<number, string>(async (listeners) => {
    const round = rounds.push([]) - 1;
    await new Promise((done) => setTimeout(done, 5));
    rounds[round] = [...listeners];
    return round;
  });
  const first = [work.join("a"), work.join("b")];
  await Promise.resolve();
  await Promise.resolve();
  expect(rounds).toHaveLength(1);
  const later = [work.join("c"), work.join("d")];
  expect(await Promise.all([...first, ...later])).toEqual([0, 0, 1, 1]);
  expect(rounds).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("a round that fails fails for its own, and the next one is begun", async () => {
  let count = 0;
  const work = new Rounds<number, null>(async () => {
    count += 1;
    if (count === 1) throw new Error("first");
    return count;
  });
  await expect(work.join(null)).rejects.toThrow("first");
  expect(await work.join(null)).toBe(2);
});
