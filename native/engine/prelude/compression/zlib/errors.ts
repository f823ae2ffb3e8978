import { constants } from "../constants.ts";

/** Names of zlib's results by their numbers, and numbers by names: `zlib.codes`. */
export const codes: Readonly<Record<string, number | string>> = Object.freeze(
  Object.fromEntries(
    (
      [
        "Z_OK",
        "Z_STREAM_END",
        "Z_NEED_DICT",
        "Z_ERRNO",
        "Z_STREAM_ERROR",
        "Z_DATA_ERROR",
        "Z_MEM_ERROR",
        "Z_BUF_ERROR",
        "Z_VERSION_ERROR",
      ] as const
    ).flatMap((name) => [
      [name, constants[name]],
      [String(constants[name]), name],
    ]),
  ),
);

/** The error of a step that failed, as Node gives it. */
export function stepError(step: NativeCodecStep): Error {
  const { message, errno = 0 } = step;
  return Object.assign(new Error(message), { errno, code: step.code || codes[String(errno)] });
}
