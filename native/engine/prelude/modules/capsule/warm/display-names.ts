// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.DisplayNames("en-US", { type: "region" }).of("US");
