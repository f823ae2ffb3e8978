// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
// With names of time zones, which take longest.
new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  dateStyle: "full",
  timeStyle: "full",
}).format(0);
for (const options of [
  {},
  { year: "numeric", month: "long", day: "numeric" },
  { hour: "numeric", minute: "2-digit" },
] as const) {
  new Intl.DateTimeFormat("en-US", options);
}

export {};
