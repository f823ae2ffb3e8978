// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.ListFormat("en-US").format(["a", "b"]);
