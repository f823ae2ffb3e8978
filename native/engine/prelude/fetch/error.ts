/** A request that failed without reaching the network, as Node tells it. */
export function networkError(message: string): TypeError {
  return new TypeError("fetch failed", { cause: new Error(message) });
}
