import { ANSWERS } from "./answers.ts";
import { CALLED } from "./calls.ts";
import { DIGGING } from "./digging.ts";
import { ENVIRONMENT } from "./environment.ts";
import { FILES } from "./files.ts";
import { MEMORY } from "./memory.ts";
import { NETWORK } from "./network.ts";
import { OUTPUT } from "./output.ts";
import { PROCESSES } from "./processes.ts";
import { TIME } from "./time.ts";
import type { Escape } from "./types.ts";
import { WORKSPACE } from "./workspace.ts";

/** All attempts by their themes. */
export const CORPUS: Readonly<Record<string, readonly Escape[]>> = {
  files: FILES,
  environment: ENVIRONMENT,
  network: NETWORK,
  processes: PROCESSES,
  calls: CALLED,
  answers: ANSWERS,
  output: OUTPUT,
  memory: MEMORY,
  time: TIME,
  digging: DIGGING,
  workspace: WORKSPACE,
};
