/** What the host asks of an interpreter. */
export interface GuestRequest {
  /** JavaScript, without types and without static imports. */
  code: string;
  /** The file's name in stacks, such as `snippet.js`. */
  name: string;
  /** Values by the names of the global variables that they become. */
  inputs: Record<string, unknown>;
  /** Names of the packages that can be imported. */
  packages: string[];
  /** Names of functions of the host, which become global functions. */
  tools: string[];
}

/** What an interpreter answers where the code didn't fail. */
export interface GuestAnswer {
  /** The last expression's value; left out where there is none or it is no JSON. */
  value?: unknown;
  /** The last expression as printed; left out where it is undefined. */
  text?: string;
}
