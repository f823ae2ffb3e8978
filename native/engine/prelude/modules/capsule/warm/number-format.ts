// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.NumberFormat("en", { style: "currency", currency: "USD" }).format(1);
