// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.PluralRules("en-US").select(1);
