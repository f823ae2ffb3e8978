// @ts-check
import { platform, python, suite } from "./capsule.mjs";

/**
 * The bench's tasks, loaded into this process with the defaults of `loadArtifact`.
 * @returns {Promise<import("@capsule/runtime").Artifact>}
 */
export async function loadSuite() {
  // Not imported at the top: `--help` must work before the packages are built.
  const { loadArtifact } = await import("@capsule/runtime");
  return loadArtifact((await suite()).artifact);
}

/**
 * The tasks of `tasks/platform`, in the same way.
 * @returns {Promise<import("@capsule/runtime").Artifact>}
 */
export async function loadPlatform() {
  const { loadArtifact } = await import("@capsule/runtime");
  return loadArtifact((await platform()).artifact);
}

/**
 * The tasks of `tasks/python`, in the same way.
 * @returns {Promise<import("@capsule/runtime").Artifact>}
 */
export async function loadPython() {
  const { loadArtifact } = await import("@capsule/runtime");
  return loadArtifact((await python()).artifact);
}

/**
 * What a program that imports the bench's tasks calls.
 * @param {string} name
 * @returns {Promise<(...args: string[]) => Promise<unknown>>}
 */
export async function loadStub(name) {
  const { task } = await import("@capsule/runtime");
  process.env.CAPSULE_ARTIFACT = (await suite()).artifact;
  return task({ name }, (/** @type {string[]} */ ..._args) => {
    throw new Error("a task's function never runs in the host");
  });
}
