// @ts-check
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "../harness/capsule.mjs";
import { run } from "../harness/child.mjs";
import { row, whyMissing } from "../harness/row.mjs";
import { alternate } from "../harness/timing.mjs";
import { BIN } from "../peer/places.mjs";

const PROBE = fileURLToPath(new URL("../probes/python_sdk.py", import.meta.url));
const SDK = fileURLToPath(new URL("../../sdk-python/src", import.meta.url));
const COMMAND = fileURLToPath(new URL("../../compiler/bin/capsule.js", import.meta.url));

const HOW =
  "From a program in Python to the task and back, one call at a time, through the SDK and its worker process";

/** @type {import("../harness/types.d.ts").Measure} */
export const pythonSdk = {
  name: "python-sdk",
  async run({ quick, peer }) {
    const { artifact } = await suite();
    const theirs = "missing" in peer ? null : peer;
    const calls = quick ? 100 : 500;
    const samples = await alternate(quick ? 2 : 5, {
      ours: () =>
        times("python3", ["ours", calls, artifact], { PYTHONPATH: SDK, CAPSULE_BIN: COMMAND }),
      ...(theirs && {
        peer: () =>
          times(
            `${BIN}/python`,
            ["theirs", calls, `${theirs.suite}/main.ts`, `${BIN}/capsule`],
            { PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}` },
            theirs.suite,
          ),
      }),
    });
    const shared = {
      unit: /** @type {const} */ ("ms"),
      target: null,
      how: HOW,
      ours: samples.ours,
      peer: samples.peer ?? null,
      ...(theirs ? { peerNote: "its `run_with_worker`" } : whyMissing(peer)),
    };
    return [
      row({ ...shared, what: "warm call from Python, median", statistic: "p50" }),
      row({ ...shared, what: "warm call from Python, p99", statistic: "p99" }),
    ];
  },
};

/**
 * Runs the probe.
 * @param {string} python
 * @param {readonly (string | number)[]} args
 * @param {NodeJS.ProcessEnv} env beside the process's own
 * @param {string} [cwd]
 * @returns {Promise<number[]>} milliseconds of each call
 */
async function times(python, args, env, cwd) {
  const { stdout } = await run(python, [PROBE, ...args.map(String)], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}
