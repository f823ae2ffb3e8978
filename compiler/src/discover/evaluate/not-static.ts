import type ts from "typescript";

/** Thrown where an expression's value isn't known before the program runs; caught in `options.ts`. */
export class NotStatic extends Error {
  override readonly name = "NotStatic";
  readonly node: ts.Node;
  readonly related: { message: string; node: ts.Node }[];

  /** @param message Ends a sentence: `… must be known when the task is compiled, but <message>`. */
  constructor(node: ts.Node, message: string, related: NotStatic["related"] = []) {
    super(message);
    this.node = node;
    this.related = related;
  }
}
