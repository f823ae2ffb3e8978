// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
new Intl.Segmenter("en", { granularity: "word" }).segment("a");
