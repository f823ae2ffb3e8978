import type { Diagnostic } from "./types.ts";

/** Diagnostics in the order in which they came, each once: what many tasks import is wrong but once. */
export class Problems {
  readonly #all = new Map<string, Diagnostic>();

  constructor(diagnostics: readonly Diagnostic[] = []) {
    this.add(diagnostics);
  }

  add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { code, message, place } = diagnostic;
      const key = [code, message, place?.file, place?.line, place?.column].join("\0");
      if (!this.#all.has(key)) this.#all.set(key, diagnostic);
    }
  }

  /**
   * Adds those that say something new: a bundler stumbles over syntax that was reported already,
   * in words of its own.
   */
  addUnlessKnown(diagnostics: readonly Diagnostic[]): void {
    const broken = new Set(
      this.all().flatMap(({ code, place }) => (code === "CAP014" && place ? [place.file] : [])),
    );
    this.add(
      diagnostics.filter(
        ({ code, place }) => code !== "CAP304" || place === null || !broken.has(place.file),
      ),
    );
  }

  all(): Diagnostic[] {
    return [...this.#all.values()];
  }

  hasError(): boolean {
    return this.all().some(({ severity }) => severity === "error");
  }
}
