import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Gives temporal-polyfill the engine's own time zones. It finds offsets and their changes by formatting dates, some
 * hundred for a year, and looks at the clock to know how far to search.
 */
export function temporal(prelude) {
  const zones = join(prelude, "intl/zones/temporal.ts");
  return {
    name: "capsule:temporal",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]temporal-polyfill[\\/]chunks[\\/]internal\.js$/ }, ({ path }) => {
        const own = `import { zoneClock, zoneFormat } from ${JSON.stringify(zones)};\n`;
        const code = own + withZones(readFileSync(path, "utf8"));
        return { contents: code, loader: "js" };
      });
    },
  };
}

function withZones(code) {
  const withClock = replaceBetween(
    code,
    "this.me = ((computeOffsetSec, periodDays) => {",
    "    })(id));",
    "this.me = zoneClock(compareKey);",
  );
  return replaceBetween(
    withClock,
    "  const format = (upperNormId = normId.toUpperCase(),",
    "  var upperNormId;",
    "  const format = zoneFormat(normId);",
  );
}

function replaceBetween(code, from, to, replacement) {
  const start = code.indexOf(from);
  const end = code.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`temporal-polyfill has no ${JSON.stringify(from)}`);
  return code.slice(0, start) + replacement + code.slice(end + to.length);
}
