/** Runs at most so many of the given functions at once, the others in their order. */
export function limit(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      // A waiting one takes this one's place, so that the number stays.
      if (next === undefined) running--;
      else next();
    }
  };
}
