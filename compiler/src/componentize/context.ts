import { join } from "node:path";
import { cacheDirectory } from "@capsule/runtime";
import type { Target } from "@capsule/runtime/manifest";
import { openStore, type Store } from "../cache/store.ts";
import type { CompilerAddon, ComponentizeContext } from "./types.ts";

/** Where the compiler keeps what all projects of a user share, within the per-user cache. */
const USER_STORE = "compiler";

export function createContext(
  addon: CompilerAddon,
  project: Store,
  targets: Target[],
  onPrepare: () => void,
): ComponentizeContext {
  const userDirectory = cacheDirectory();
  const user = openStore(join(userDirectory, USER_STORE));
  return { addon, project, user, userDirectory, targets, onPrepare };
}
