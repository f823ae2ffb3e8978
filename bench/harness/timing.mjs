// @ts-check

/**
 * Milliseconds that `work` takes, its promise included.
 * @param {() => unknown} work
 * @returns {Promise<number>}
 */
export async function time(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Times the same work again and again, one after the other.
 * @param {number} times
 * @param {() => unknown} work
 * @returns {Promise<number[]>} milliseconds of each
 */
export async function repeat(times, work) {
  const samples = [];
  for (let i = 0; i < times; i++) samples.push(await time(work));
  return samples;
}

/**
 * Runs contestants in turn, round by round, so that whatever else the machine does slows all alike.
 * The order is reversed from round to round: nobody always runs on the caches its rival left.
 * @template {Record<string, () => Promise<number[]>>} T
 * @param {number} rounds
 * @param {T} contestants each gives the samples of one round
 * @returns {Promise<Record<keyof T, number[]>>}
 */
export async function alternate(rounds, contestants) {
  const names = Object.keys(contestants);
  const samples = Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      samples[name]?.push(...(await /** @type {any} */ (contestants)[name]()));
    }
  }
  return /** @type {any} */ (samples);
}
