import { JsonText } from "@capsule/runtime";
import { TextTool } from "../tools.ts";
import type { Tools } from "../types.ts";
import type { ClientId, ToolAnswer, ToolDescription } from "./protocol.ts";

interface OpenCall {
  run: ClientId;
  settle: (answer: ToolAnswer) => void;
}

/** Asks the client to call a tool; the input is JSON. */
export type Ask = (run: ClientId, call: number, tool: string, input: string) => void;

/** Calls of tools that the client runs. */
export class ClientTools {
  readonly #ask: Ask;
  readonly #open = new Map<number, OpenCall>();
  #last = 0;
  /** Why nobody answers any more; null while somebody does. */
  #gone: string | null = null;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Tools whose calls are put to the client as those of the run that is under way. */
  offer(tools: Readonly<Record<string, ToolDescription>> = {}, run: () => ClientId): Tools {
    const offered = Object.entries(tools).map(([name, { parameters }]) => [
      name,
      new TextTool(parameters, (input) => this.#call(run(), name, input)),
    ]);
    return Object.fromEntries(offered);
  }

  /** Takes an answer. One that nobody waits for is of a run that has ended. */
  answer(answer: ToolAnswer): void {
    this.#open.get(answer.call)?.settle(answer);
  }

  /** Ends what a run that has ended still waits for. */
  forget(run: ClientId): void {
    this.#fail("The run has ended.", (it) => it.run === run);
  }

  /** Fails what is open, and all calls to come. */
  leave(reason: string): void {
    this.#gone = reason;
    this.#fail(reason, () => true);
  }

  #fail(error: string, which: (call: OpenCall) => boolean): void {
    for (const [call, it] of this.#open) {
      if (which(it)) it.settle({ call, result: null, error });
    }
  }

  #call(run: ClientId, tool: string, input: string): Promise<JsonText> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== null) {
        reject(new Error(this.#gone));
        return;
      }
      this.#last += 1;
      const call = this.#last;
      const settle = ({ result, error }: ToolAnswer) => {
        this.#open.delete(call);
        if (error === null) resolve(new JsonText(result ?? "null"));
        else reject(new Error(error));
      };
      this.#open.set(call, { run, settle });
      this.#ask(run, call, tool, input);
    });
  }
}
