import { fileURLToPath } from "node:url";

const PACKAGE_URL = new URL("../", import.meta.url).href;
const PACKAGE_PATH = fileURLToPath(PACKAGE_URL);

/** Takes this package's own frames out of an error's stack: the caller's frames are what matters. */
export function atCallSite<E extends Error>(error: E): E {
  const lines = error.stack?.split("\n") ?? [];
  error.stack = lines.filter((line) => !(line.startsWith("    at ") && isOwn(line))).join("\n");
  return error;
}

function isOwn(line: string): boolean {
  return line.includes(PACKAGE_URL) || line.includes(PACKAGE_PATH);
}
