// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
// With names of time zones, which take longest.
new Intl.DateTimeFormat("en", {
  timeZone: "America/New_York",
  dateStyle: "full",
  timeStyle: "full",
}).format(0);
