/** A part of the suite that has expectations and pass rates of its own. */
export interface Area {
  /** Folder in the checkout; names the area. */
  folder: string;
  /** Tests that older copies of the suite start from a page; see `extra.mjs`. */
  extra?: readonly Test[];
}

/** A page of the suite, run in a sandbox of its own. */
export interface Test {
  /** Path in the checkout, with the variant's query. */
  name: string;
  /** Where the page says it is: path and query, as on the suite's server. */
  url: string;
  /** Paths of the scripts in their order, the harness left out; absolute in the checkout. */
  scripts: readonly string[];
  /** Code that stands behind the scripts. */
  code?: string;
  title: string;
  /** Whether it may take long. */
  long: boolean;
}

/** What a test came to. */
export interface Outcome {
  /** Names of subtests in their order, and whether each passed. One is the harness itself, see `HARNESS`. */
  subtests: Map<string, boolean>;
  /** Why a subtest failed, for the person who looks. */
  messages: Map<string, string>;
}

/** What the guest returns. */
export interface GuestResult {
  status: string;
  message: string | null;
  subtests: { name: string; status: string; message: string | null }[];
}

/** `expectations/<area>.json`: names of what doesn't pass, and why. */
export interface Expectations {
  /** When the measured copy of the area was made. */
  suite: string;
  measured: Measured;
  /** Tests that are not run. */
  skips: Skip[];
  groups: Group[];
}

export interface Measured {
  tests: number;
  subtests: number;
  passed: number;
}

export interface Skip {
  reason: string;
  /** Test names; `*` stands for anything. */
  tests: string[];
}

export interface Group {
  reason: string;
  /** Whether only a browser could pass these: they don't count in the rate of what applies. */
  outside?: boolean;
  /**
   * What new failures belong here: `test`, or `test: subtest`; `*` stands for anything. A failure that no group
   * matches is put into the group `UNEXPLAINED`.
   */
  match: string[];
  /** Names of failing subtests by test; a number where all of them fail, which is how many there are. */
  fails: Record<string, string[] | number>;
}

/** A subtest that came out otherwise than recorded. */
export interface Surprise {
  test: string;
  subtest: string;
  /** What the subtest said; null where it passed or is gone. */
  message: string | null;
}

/** How a run differs from what is recorded. */
export interface Comparison {
  failures: Surprise[];
  passes: Surprise[];
}
