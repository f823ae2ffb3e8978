// @ts-check
import { argumentSizes } from "./argument-sizes.mjs";
import { changedBuild } from "./changed-build.mjs";
import { coldBuild } from "./cold-build.mjs";
import { devRebuild } from "./dev-rebuild.mjs";
import { fibonacci } from "./fibonacci.mjs";
import { firstCall } from "./first-call.mjs";
import { furtherTasks } from "./further-tasks.mjs";
import { idleMemory } from "./idle-memory.mjs";
import { interpreter } from "./interpreter.mjs";
import { liveSandboxes } from "./live-sandboxes.mjs";
import { manyTasks } from "./many-tasks.mjs";
import { packages, platform } from "./platform.mjs";
import { python } from "./python.mjs";
import { pythonBuilds } from "./python-builds.mjs";
import { pythonSdk } from "./python-sdk.mjs";
import { runCommand } from "./run-command.mjs";
import { sizes } from "./sizes.mjs";
import { throughput } from "./throughput.mjs";
import { timeoutAccuracy } from "./timeout-accuracy.mjs";
import { warmCall } from "./warm-call.mjs";

/**
 * All measures, in the order of the results.
 * @type {readonly import("../harness/types.d.ts").Measure[]}
 */
export const measures = [
  warmCall,
  argumentSizes,
  fibonacci,
  throughput,
  python,
  pythonBuilds,
  pythonSdk,
  interpreter,
  platform,
  packages,
  firstCall,
  runCommand,
  coldBuild,
  changedBuild,
  furtherTasks,
  manyTasks,
  devRebuild,
  sizes,
  liveSandboxes,
  idleMemory,
  timeoutAccuracy,
];
