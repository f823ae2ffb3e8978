import { task } from "@capsule-run/sdk";
import { csv, fanOut, markdown, roundTrip, sha256 } from "./work.mjs";

/** The peer's twin of the tasks in `tasks/platform`; its arguments are strings, so the first one chooses. */
export const main = task(
  { name: "main", compute: "HIGH", allowedHosts: ["*"] },
  async (what: string, value: string, more: string): Promise<unknown> => {
    switch (what) {
      case "roundTrip":
        return roundTrip(value);
      case "csv":
        return csv(value, more);
      case "markdown":
        return markdown(value);
      case "sha256":
        return sha256(Number(value));
      case "fanOut":
        return fanOut(value, Number(more));
      default:
        throw new Error(`no such task: ${what}`);
    }
  },
);
