/** A TypeError, or another, with one of Node's codes. */
export function coded<E extends Error>(error: E, code: string): E {
  return Object.assign(error, { code });
}
