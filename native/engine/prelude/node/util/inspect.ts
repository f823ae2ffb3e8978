import { colors, styles } from "../../console/colors.ts";
import { CUSTOM, inspect as show } from "../../console/inspect.ts";
import { defaults } from "../../console/options.ts";
import { validateObject } from "../validators.ts";

/** `util.inspect`, with its settings. */
export const inspect = Object.defineProperty(
  Object.assign(show, { custom: CUSTOM, colors, styles }),
  "defaultOptions",
  {
    get: () => defaults,
    set(options: unknown) {
      validateObject(options, "options");
      Object.assign(defaults, options);
    },
    configurable: true,
    enumerable: true,
  },
);
