// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
// After some uses of a format, others like it are fast, too.
for (const options of [{}, { style: "currency", currency: "USD" }] as const) {
  const format = new Intl.NumberFormat("en-US", options);
  for (let value = 0; value < 5; value++) format.format(value);
}

export {};
