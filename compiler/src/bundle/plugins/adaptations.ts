import type { Plugin } from "rollup";
import { ADAPTABLE, adapted } from "../adaptations.ts";
import { installedPackage } from "../paths.ts";

/** Takes reads of the clock and of randomness out of the top level of packages that are known not to need them there. */
export function adaptations(): Plugin {
  return {
    name: "capsule:adaptations",
    transform: {
      filter: { code: ADAPTABLE },
      handler(code, id) {
        const name = installedPackage(id);
        const edited = name === null ? null : adapted(code, name);
        return (
          edited && { code: edited.toString(), map: edited.generateMap({ hires: "boundary" }) }
        );
      },
    },
  };
}
