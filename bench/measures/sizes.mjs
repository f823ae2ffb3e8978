// @ts-check
import { readdirSync, readFileSync, statSync } from "node:fs";
import { capsule } from "../harness/capsule.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { project } from "../harness/workspace.mjs";
import { HELLO } from "./hello.mjs";

/** @import { Manifest } from "@capsule/runtime/manifest" */

/** @type {import("../harness/types.d.ts").Measure} */
export const sizes = {
  name: "sizes",
  async run({ peer }) {
    const folder = await project("sizes", { files: { "main.ts": HELLO } });
    await capsule(folder, ["build"]);
    const build = `${folder}/.capsule/build`;
    /** @type {Manifest} */
    const manifest = JSON.parse(readFileSync(`${build}/capsule.manifest.json`, "utf8"));
    const components = Object.values(manifest.components);
    const engines = Object.values(manifest.engines);
    const theirs = "missing" in peer ? null : `${peer.suite}/.capsule/wasm`;
    const shared = {
      unit: /** @type {const} */ ("bytes"),
      statistic: /** @type {const} */ ("p50"),
      ...whyMissing(peer),
    };
    return [
      row({
        what: "a task's own `.wasm`",
        ours: [portable(components)],
        peer: theirs === null ? null : [sizeOf(theirs, ".wasm")],
        target: atMost(350_000),
        how: "The thin component of a task that greets",
        ...shared,
      }),
      row({
        what: "a task's own `.cwasm`",
        ours: [precompiled(components)],
        peer: theirs === null ? null : [sizeOf(theirs, ".cwasm")],
        target: atMost(600_000),
        how: "The same, compiled for this machine",
        ...shared,
      }),
      row({
        what: "the engine's `.wasm`, once",
        ours: [portable(engines)],
        peer: null,
        target: null,
        how: "The code modules that all tasks share",
        ...shared,
        peerNote: "an engine in every task",
      }),
      row({
        what: "the engine's `.cwasm`, once",
        ours: [precompiled(engines)],
        peer: null,
        target: null,
        how: "The same, compiled for this machine",
        ...shared,
        peerNote: "an engine in every task",
      }),
    ];
  },
};

/** @param {readonly Pick<Manifest["components"][string], "wasm">[]} entries */
function portable(entries) {
  return entries.reduce((sum, { wasm }) => sum + wasm.size, 0);
}

/** @param {readonly Pick<Manifest["components"][string], "precompiled">[]} entries */
function precompiled(entries) {
  return entries
    .flatMap(({ precompiled }) => Object.values(precompiled))
    .reduce((sum, { size }) => sum + size, 0);
}

/**
 * @param {string} folder
 * @param {string} extension
 */
function sizeOf(folder, extension) {
  const file = readdirSync(folder).find((name) => name.endsWith(extension));
  if (file === undefined) throw new Error(`${folder} has no ${extension}`);
  return statSync(`${folder}/${file}`).size;
}
