/** Puts the runner's own reader and writer of JSON in the place of QuickJS's, which take what is asked of them beyond that. */
export function installJson(): void {
  const { parse, stringify } = JSON;
  const functions = {
    parse(text: unknown, reviver?: unknown): unknown {
      if (typeof reviver === "function") return parse(text as string, reviver as never);
      return native.parseJson(`${text}`);
    },
    stringify(value: unknown, replacer?: unknown, space?: unknown): string | undefined {
      const isPlain = (replacer === undefined || replacer === null) && space === undefined;
      return isPlain
        ? native.stringifyJson(value)
        : stringify(value, replacer as never, space as never);
    },
  };
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(JSON, name, { value, writable: true, configurable: true });
  }
}
