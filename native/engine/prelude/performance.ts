/** The global `performance`. */
export const performance = {
  /** Milliseconds since `timeOrigin`. */
  now(): number {
    return native.monotonic() / 1e6;
  },

  get timeOrigin(): number {
    return Date.now() - native.monotonic() / 1e6;
  },

  toJSON(): { timeOrigin: number } {
    return { timeOrigin: this.timeOrigin };
  },
};
