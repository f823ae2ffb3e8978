// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
/** TypeScript doesn't know it. */
interface WithDurations {
  DurationFormat: new (locale: string) => { format(duration: object): string };
}

new (Intl as unknown as WithDurations).DurationFormat("en-US").format({ hours: 1 });

export {};
