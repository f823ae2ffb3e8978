export { runTicks } from "../node/next-tick.ts";
