// @ts-check
import { fileURLToPath } from "node:url";

/** Everything of the peer lies below this folder, which git ignores: deleting it makes the next run install it anew. */
export const PEER = fileURLToPath(new URL("../.peer", import.meta.url));

/** Its virtual environment. */
export const VENV = `${PEER}/venv`;

/** Its programs. */
export const BIN = `${VENV}/${process.platform === "win32" ? "Scripts" : "bin"}`;
