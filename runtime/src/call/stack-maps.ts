import type { Manifest } from "../manifest/types.ts";
import type { StackMapper } from "./source-maps.ts";

/** Maps stacks of an artifact's tasks. What reads source maps is loaded with the first frame. */
export class StackMaps {
  readonly #manifest: Manifest;
  readonly #directory: string;
  #mapper: StackMapper | null = null;

  /** @param directory The artifact's. */
  constructor(manifest: Manifest, directory: string) {
    this.#manifest = manifest;
    this.#directory = directory;
  }

  get isLoaded(): boolean {
    return this.#mapper !== null;
  }

  async load(): Promise<void> {
    if (this.#mapper !== null) return;
    const { stackMapper } = await import("./source-maps.ts");
    this.#mapper = stackMapper(this.#manifest, this.#directory);
  }

  /** Maps one line of what a task wrote; null for a frame of the engine. As it is until loaded. */
  mapLine(text: string, task: string): string | null {
    return this.#mapper === null ? text : this.#mapper.mapLine(text, task);
  }

  /** Maps the stack of an error. */
  async mapStack(stack: string, task: string): Promise<string> {
    await this.load();
    return this.#mapper?.mapStack(stack, task) ?? stack;
  }
}
