/** The arrows of ARCHITECTURE.md. */
const chains = [
  ["native", "runtime", "compiler", "plugin-rollup", "plugin-vite"],
  ["native", "runtime", "interpreter", "mcp"],
];
const packages = [...new Set(chains.flat())];

/** What a package may import: what stands before it in a chain. */
const below = (name) =>
  chains.flatMap((chain) => (chain.includes(name) ? chain.slice(0, chain.indexOf(name)) : []));

const arrows = packages.map((name) => ({
  name: `no-import-against-the-arrows-from-${name}`,
  severity: "error",
  from: { path: `^${name}/` },
  to: {
    path: `^(${packages.filter((it) => it !== name && !below(name).includes(it)).join("|")})/`,
  },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-undeclared-dependencies",
      severity: "error",
      from: {},
      to: {
        dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"],
        dependencyTypesNot: ["npm-peer"],
        pathNot: "^capsule:",
      },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^capsule:" },
    },
    {
      name: "no-relative-import-across-packages",
      severity: "error",
      from: { path: "^([^/]+)/" },
      to: { path: "^([^/]+)/", pathNot: "^($1|node_modules)/", dependencyTypes: ["local"] },
    },
    {
      name: "guest-needs-no-node",
      severity: "error",
      from: { path: "^runtime/src/guest/" },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    doNotFollow: { path: "(node_modules|dist)" },
    exclude: { path: "/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "default"],
    },
  },
};
