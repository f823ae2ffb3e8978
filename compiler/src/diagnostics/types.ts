/** A place in a source file. Lines and columns count from 1; `length` in UTF-16 units. */
export interface Place {
  /** Absolute path. */
  file: string;
  line: number;
  column: number;
  length: number;
  /** The file's text, for the code frame. */
  text: string;
}

export interface Diagnostic {
  /** From the catalogue, for example `CAP010`. */
  code: string;
  severity: "error" | "warning" | "note";
  message: string;
  /** The way out. */
  hint: string | null;
  place: Place | null;
  related: { message: string; place: Place }[];
}
