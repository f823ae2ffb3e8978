// @ts-check
import { availableParallelism, cpus, totalmem } from "node:os";

/** @import { Machine } from "./types.d.ts" */

/** @returns {Machine} */
export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memory: totalmem(),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}
