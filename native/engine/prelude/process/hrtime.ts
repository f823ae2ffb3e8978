import { ERR_OUT_OF_RANGE } from "../node/errors/codes.ts";
import { validateArray } from "../node/validators.ts";

/** `process.hrtime`: seconds and nanoseconds of the monotonic clock, or since an earlier time. */
export function hrtime(previous?: [number, number]): [number, number] {
  const now = native.monotonic();
  const time: [number, number] = [Math.floor(now / 1e9), now % 1e9];
  if (previous === undefined) return time;
  validateArray(previous, "time");
  if (previous.length !== 2) throw new ERR_OUT_OF_RANGE("time", "2", (previous as number[]).length);
  const nanoseconds = time[1] - previous[1];
  const borrowed = nanoseconds < 0 ? 1 : 0;
  return [time[0] - previous[0] - borrowed, nanoseconds + borrowed * 1e9];
}

hrtime.bigint = (): bigint => BigInt(Math.round(native.monotonic()));
