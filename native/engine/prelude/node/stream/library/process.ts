export { nextTick } from "../../next-tick.ts";

/** The standard streams once something has used them: a pipe into one doesn't end it. */
export let stdout: unknown;
export let stderr: unknown;

/** Makes a standard stream known. */
export function setStandardStream(fd: 1 | 2, stream: unknown): void {
  if (fd === 1) stdout = stream;
  else stderr = stream;
}
