import type { Context } from "./options.ts";

/** How an object is shown. */
export interface Form {
  /** Stands for the object itself, in front of its properties. */
  base: string;
  open: string;
  close: string;
  isList: boolean;
  /** The properties that are shown behind the entries. */
  keys: (string | symbol)[];
  /** What it is without any properties, if that needs no brackets. */
  final?: string;
  /** What stands for it where it is nested too deeply. */
  whenDeep?: string;
  entries?: (context: Context, level: number) => string[];
}

/** What is known of the object. */
export interface Known {
  /** Of its class; null without a prototype. */
  name: string | null;
  tag: string;
  /** Whether it is the buffer of a typed array that was shown. */
  isInView: boolean;
}
