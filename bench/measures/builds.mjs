// @ts-check
import { writeFile } from "node:fs/promises";
import { capsule } from "../harness/capsule.mjs";
import { alternate } from "../harness/timing.mjs";
import { emptyCache, project } from "../harness/workspace.mjs";
import { changed, forPeer } from "./hello.mjs";

/** @import { Context } from "../harness/types.d.ts" */

/** Builds of ours after a change for one of the peer's. */
const PER_ROUND = 4;

/**
 * Builds of a project of one file in a new folder, all caches empty.
 * @param {Context} context
 * @param {string} name of the folder
 * @param {string} file
 * @param {string} source
 */
export async function coldBuilds({ quick, peer }, name, file, source) {
  const { ours, peer: theirs = null } = await alternate(quick ? 1 : 3, {
    ours: async () => {
      const folder = await project(name, { files: { [file]: source } });
      const cache = await emptyCache();
      return [(await capsule(folder, ["build"], { XDG_CACHE_HOME: cache })).ms];
    },
    ...(!("missing" in peer) && {
      peer: async () => {
        const folder = await peer.project(name, { [file]: forPeer(source) });
        return [(await peer.command(folder, "build", file)).ms];
      },
    }),
  });
  return { ours, peer: theirs };
}

/**
 * Builds of such a project after one changed line, and again with nothing changed.
 * @param {Context} context
 * @param {string} name of the folder
 * @param {string} file
 * @param {string} source
 */
export async function changedBuilds({ quick, peer }, name, file, source) {
  const folder = await project(name, { files: { [file]: source } });
  await capsule(folder, ["build"]);
  const theirs =
    "missing" in peer
      ? null
      : { peer, folder: await peer.project(name, { [file]: forPeer(source) }) };
  if (theirs) await theirs.peer.command(theirs.folder, "build", file);

  let edits = 0;
  /** @type {number[]} */
  const unchanged = [];
  const samples = await alternate(quick ? 1 : 3, {
    ours: async () => {
      const times = [];
      for (let build = 0; build < PER_ROUND; build++) {
        await writeFile(`${folder}/${file}`, changed(source, ++edits));
        times.push((await capsule(folder, ["build"])).ms);
        unchanged.push((await capsule(folder, ["build"])).ms);
      }
      return times;
    },
    ...(theirs && {
      peer: async () => {
        await writeFile(`${theirs.folder}/${file}`, forPeer(changed(source, ++edits)));
        return [(await theirs.peer.command(theirs.folder, "build", file)).ms];
      },
    }),
  });
  return { ours: samples.ours, peer: samples.peer ?? null, unchanged };
}
