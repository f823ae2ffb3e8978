// @ts-check
import { probe } from "../harness/capsule.mjs";
import { memoryOf } from "../harness/memory.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";

/** @typedef {Record<"load" | "javascript" | "python" | "javascriptSession" | "pythonSession", number[]>} Samples */

/** What is measured, its bound in milliseconds, and what the peer lacks. */
const ROWS = /** @type {const} */ ([
  ["javascript", '`runJavaScript("1+1")`', 0.3],
  ["python", '`runPython("1+1")`', 2],
  ["javascriptSession", "run in a session of JavaScript", 0.1],
  ["pythonSession", "run in a session of Python", 0.5],
  ["load", "`loadSandboxes()` in a fresh process, warm cache", 50],
]);

/** @type {import("../harness/types.d.ts").Measure} */
export const interpreter = {
  name: "interpreter",
  async run({ quick, peer }) {
    const theirs = "missing" in peer ? null : peer;
    const calls = quick ? 50 : 400;
    /** @type {{ ours: Partial<Samples>, peer: Partial<Samples> }} */
    const samples = { ours: {}, peer: {} };
    await probe("interpreter", 1);
    if (theirs) await theirs.adapter(1);
    for (let round = 0; round < (quick ? 2 : 5); round++) {
      add(samples.ours, await probe("interpreter", calls));
      if (theirs) add(samples.peer, await theirs.adapter(calls));
    }
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      ...whyMissing(peer),
    };
    const rows = ROWS.map(([name, what, bound]) =>
      row({
        ...shared,
        what,
        ours: samples.ours[name] ?? [],
        peer: samples.peer[name] ?? null,
        ...(theirs && { peerNote: noteOf(name) }),
        target: atMost(bound),
        how:
          name === "load"
            ? "From the call to both guests loaded and run once; the import before it is not counted"
            : "One call after the other in one process, from the string to the value; as many before that don't count",
      }),
    );
    return [...rows, ...(await memory(quick))];
  },
};

/** @param {string} name */
function noteOf(name) {
  if (name === "javascriptSession") return "its sessions of JavaScript fail";
  return "its adapter for Python (PyPI capsule-run-adapter); npm does not have that for TypeScript";
}

/**
 * @param {Partial<Samples>} all
 * @param {Partial<Samples>} more
 */
function add(all, more) {
  for (const [name, samples] of /** @type {[keyof Samples, number[]][]} */ (Object.entries(more))) {
    all[name] = [...(all[name] ?? []), ...samples];
  }
}

/** @param {boolean} quick */
async function memory(quick) {
  if (memoryOf() === null) return [];
  const count = quick ? 20 : 100;
  const { javascript, python } = await probe("interpreter-memory", count);
  return [
    { what: "memory of an idle session of JavaScript", ours: [javascript] },
    { what: "memory of an idle session of Python", ours: [python] },
  ].map((measured) =>
    row({
      ...measured,
      unit: "bytes",
      statistic: "p50",
      peer: null,
      peerNote: "has no live sessions: it writes variables to a file",
      target: null,
      how: `Growth of a process by ${count} sessions that have run one snippet each, divided by their number`,
    }),
  );
}
