import type { OnProgress, Progress } from "../progress.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds after which a step is worth a line. */
const PATIENCE = 1000;

/** Tells what a build does: on a terminal one line that changes, elsewhere a line for each long step. */
export class ProgressLine {
  readonly #terminal: Terminal;
  #label = "";
  #timer: NodeJS.Timeout | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  readonly update: OnProgress = (progress) => {
    const label = labelOf(progress);
    if (label === this.#label) return;
    this.#label = label;
    this.#terminal.status(label);
    this.#stopTimer();
    if (this.#terminal.interactive) return;
    this.#timer = setTimeout(() => this.#terminal.say(label), PATIENCE).unref();
  };

  end(): void {
    this.#stopTimer();
    this.#terminal.status(null);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** A step in words. */
export function labelOf(progress: Progress): string {
  switch (progress.step) {
    case "discover":
      return "Reading the project …";
    case "prepare":
      return "Compiling the engine, once for this machine …";
    case "python":
      return "Preparing Python, once for this machine …";
    case "install":
      return `Installing the Python packages of ${progress.origin} …`;
    case "runner":
      return `Making a CPython for ${progress.file} (half a minute) …`;
    case "bundle":
      return `Bundling ${progress.task} (${progress.done + 1} of ${progress.total}) …`;
    case "compile":
      return `Compiled ${progress.done} of ${progress.total} …`;
    case "write":
      return "Writing the artifact …";
  }
}
