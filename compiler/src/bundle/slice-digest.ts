import { sha256 } from "@capsule/runtime/manifest";
import type { Slice } from "../slice/types.ts";

/** What must be the same for a kept bundle to hold still. */
export function sliceDigest({ code, map }: Slice): string {
  return sha256(`${code}\0${map.mappings}`);
}
