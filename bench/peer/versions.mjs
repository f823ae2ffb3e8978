// @ts-check

/** The peer, from PyPI. */
export const CAPSULE_RUN = "0.8.10";

/** Its code interpreter for Python, from PyPI. */
export const ADAPTER = "0.3.5";

/** Its SDK for TypeScript, from npm. */
export const SDK = "@capsule-run/sdk@^0.8.0";

/**
 * The tools that the peer's command calls through `npx`, at the versions its SDK was developed with: newer releases of jco 1.x
 * refuse the options that the command passes.
 */
export const TOOLS = [
  "@bytecodealliance/jco@1.15.4",
  "@bytecodealliance/componentize-js@0.19.3",
  "esbuild@0.27.2",
  "typescript@5.9.3",
  "unenv@2.0.0-rc.24",
];
