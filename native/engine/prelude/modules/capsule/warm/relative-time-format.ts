// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.RelativeTimeFormat("en-US").format(1, "day");
