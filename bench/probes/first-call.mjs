// @ts-check
// The first call in a process: prints its milliseconds, step by step.
const start = performance.now();
const { loadArtifact } = await import("@capsule/runtime");
const imported = performance.now();
const artifact = await loadArtifact(/** @type {string} */ (process.argv[2]));
const loaded = performance.now();
await artifact.call("main", ["Ada"]);
const called = performance.now();

console.log(
  JSON.stringify({
    total: called - start,
    import: imported - start,
    load: loaded - imported,
    call: called - loaded,
  }),
);
