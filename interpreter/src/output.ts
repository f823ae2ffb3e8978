import type { LogEvent } from "@capsule/runtime";
import type { RunInput } from "./types.ts";

/** What a run writes, collected and handed on. */
export class Output {
  stdout = "";
  stderr = "";
  readonly #input: RunInput;

  constructor(input: RunInput) {
    this.#input = input;
  }

  readonly take = ({ stream, text, partial }: LogEvent): void => {
    const whole = partial ? text : `${text}\n`;
    this[stream] += whole;
    const listener = stream === "stdout" ? this.#input.onStdout : this.#input.onStderr;
    listener?.(whole);
  };
}
