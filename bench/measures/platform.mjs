// @ts-check
import { createServer } from "node:http";
import { loadPlatform } from "../harness/artifact.mjs";
import { csvText, jsonText, markdownText } from "../harness/inputs.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate, repeat } from "../harness/timing.mjs";

const MEGABYTES = 10;
const REQUESTS = 1000;

/**
 * One workload: the task's name, its arguments, and in words what it does.
 * @typedef {{ task: "roundTrip" | "csv" | "markdown" | "sha256" | "fanOut", args: unknown[], what: string, how: string }} Workload
 */

/** @type {import("../harness/types.d.ts").Measure} */
export const platform = {
  name: "platform",
  async run({ quick, peer, say }) {
    const artifact = await loadPlatform();
    const node = await import("../tasks/platform/work.mjs");
    const worker = "missing" in peer ? null : peer.worker(await peer.platform());
    const server = await serve();
    const results = [];
    try {
      for (const { task, args, what, how } of await workloads(server.url)) {
        say(`platform: ${what}`);
        const ours = () => artifact.call(task, args);
        const inNode = () => /** @type {any} */ (node)[task](...args);
        const theirs = () => worker?.call(task, ...args.map(String));
        const expected = JSON.stringify(await inNode());
        if (JSON.stringify(await ours()) !== expected)
          throw new Error(`${task} gives another result`);
        const peerNote = worker && (await problemOf(theirs, expected));
        const samples = await alternate(quick ? 1 : 7, {
          ours: () => repeat(1, ours),
          node: () => repeat(1, inNode),
          ...(worker && peerNote === null && { peer: () => repeat(1, theirs) }),
        });
        results.push(
          row({
            what,
            unit: "ms",
            statistic: "p50",
            ours: samples.ours,
            node: samples.node,
            peer: samples.peer ?? null,
            ...(peerNote === null ? {} : { peerNote }),
            ...whyMissing(peer),
            target: null,
            how,
          }),
        );
      }
    } finally {
      await worker?.close();
      server.close();
    }
    return results;
  },
};

/** @type {import("../harness/types.d.ts").Measure} */
export const packages = {
  name: "packages",
  async run({ quick }) {
    const artifact = await loadPlatform();
    const rows = [
      { city: "Oslo", degrees: 4 },
      { city: "Cairo", degrees: 31 },
    ];
    const validate = () => artifact.call("validate", [rows]);
    const evaluate = () => artifact.call("evaluate", ["det([[2, 1], [1, 3]])"]);
    await repeat(200, validate);
    await repeat(10, evaluate);
    const samples = await alternate(quick ? 2 : 20, {
      validate: () => repeat(200, validate),
      evaluate: () => repeat(10, evaluate),
    });
    return [
      row({
        what: "warm call with zod and lodash",
        unit: "ms",
        statistic: "p50",
        ours: samples.validate,
        peer: null,
        target: atMost(0.2),
        how: "A task that validates two rows with zod and groups them with lodash",
      }),
      row({
        what: "warm call with mathjs",
        unit: "ms",
        statistic: "p50",
        ours: samples.evaluate,
        peer: null,
        target: null,
        how: "A task that evaluates a determinant with mathjs, whose top level takes a second to evaluate and is in the snapshot",
      }),
    ];
  },
};

/**
 * @param {string} url
 * @returns {Promise<Workload[]>}
 */
async function workloads(url) {
  const csv = await csvText(5e6);
  const json = jsonText(1e6);
  const markdown = await markdownText(200e3);
  return [
    {
      task: "roundTrip",
      args: [json],
      what: "JSON round trip of 1 MB",
      how: `\`JSON.parse\` and \`JSON.stringify\` of ${json.length} characters, given as a string`,
    },
    {
      task: "csv",
      args: [csv.text, csv.column],
      what: "CSV of 5 MB",
      how: `d3-dsv with a header row over ${csv.text.length} characters of vega-datasets' zip codes, given as a string`,
    },
    {
      task: "markdown",
      args: [markdown],
      what: "Markdown, regex-heavy",
      how: `markdown-it with links and typography over ${markdown.length} characters of this project's own documents, given as a string`,
    },
    {
      task: "sha256",
      args: [MEGABYTES * 1e6],
      what: `SHA-256 of ${MEGABYTES} MB`,
      how: "`crypto.subtle.digest` of bytes that the task makes",
    },
    {
      task: "fanOut",
      args: [url, REQUESTS],
      what: `${REQUESTS} requests at once`,
      how: "`fetch` of a small answer from a server on loopback in the bench's own process, all under way together",
    },
  ];
}

/**
 * Why the peer can't be measured here, as it said itself; null if it gives the right result.
 * @param {() => unknown} call
 * @param {string} expected
 * @returns {Promise<string | null>}
 */
async function problemOf(call, expected) {
  try {
    const result = JSON.stringify(await call());
    return result === expected ? null : `gives another result: ${result.slice(0, 80)}`;
  } catch (error) {
    return `fails: ${/** @type {Error} */ (error).message.split("\n")[0]}`;
  }
}

async function serve() {
  const server = createServer((_request, response) => response.end("x".repeat(100)));
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
