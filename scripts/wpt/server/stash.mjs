// @ts-check

/** What one request leaves for another. */
export class Stash {
  /** @type {Map<string, unknown>} */
  #values = new Map();

  /**
   * @param {string} key
   * @param {unknown} value
   */
  put(key, value) {
    this.#values.set(key, value);
  }

  /**
   * Gives a value once.
   * @param {string} key
   * @returns {any}
   */
  take(key) {
    const value = this.#values.get(key);
    this.#values.delete(key);
    return value;
  }
}
