import { timersPromises } from "../../../node/timers/promises.ts";

export default timersPromises;
export const { scheduler, setImmediate, setInterval, setTimeout } = timersPromises;
