import type { ErrorType } from "@capsule/runtime";

/** Exit codes of the command. */
export const EXIT = {
  success: 0,
  /** The task failed. */
  failed: 1,
  /** The command was used wrongly, or the build has errors. */
  usage: 2,
  /** The task's timeout passed; as of coreutils' `timeout`. */
  timeout: 124,
  /** Interrupted from the terminal: 128 and the signal's number. */
  interrupted: 130,
} as const;

/** The exit code of a call that failed. */
export function exitCodeOf(error: ErrorType): number {
  switch (error) {
    case "timeout":
      return EXIT.timeout;
    case "cancelled":
      return EXIT.interrupted;
    case "artifact_invalid":
    case "task_not_found":
    case "invalid_arguments":
      return EXIT.usage;
    default:
      return EXIT.failed;
  }
}
