// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.DisplayNames("en", { type: "region" }).of("US");
