import type { Policy } from "../manifest/types.ts";
import { COMPUTE_CLASSES } from "./compute.ts";

/** What a task gets that says nothing: moderate limits, and no capability at all. */
export function defaultPolicy(): Policy {
  return {
    fuel: COMPUTE_CLASSES.MEDIUM as number,
    ram: 512 * 1024 ** 2,
    timeout: 30_000,
    maxRetries: 0,
    hosts: [],
    files: [],
    env: [],
  };
}
