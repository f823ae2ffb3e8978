import type ts from "typescript";
import type { DiscoveredTask } from "../discover/types.ts";

/** The smallest part of a module that is kept or dropped. */
export interface Unit {
  /**
   * `import`, `export`: one binding of such a declaration. `bare`: an import for its effect, or `export *`.
   * `variable`: one declarator. `declaration`: a function, class, enum, namespace or default export.
   * `effect`: any other statement. `type`: nothing that exists at run time.
   */
  kind: "import" | "export" | "bare" | "variable" | "declaration" | "effect" | "type";
  /** What an edit takes away: a specifier, a declarator, or the whole statement. */
  node: ts.Node;
  statement: ts.Statement;
  /** The module's names that this unit declares. */
  bindings: Set<ts.Symbol>;
  /** The module's names that this unit uses. */
  uses: Use[];
  /** The tasks that are defined in it. */
  tasks: DiscoveredTask[];
  /** `import()` of literal specifiers. */
  dynamicImports: { specifier: ts.Expression; task: DiscoveredTask | null }[];
  importMetas: { node: ts.MetaProperty; task: DiscoveredTask | null }[];
  directive: "keep" | "drop" | null;
}

/** One use of a name of the module within a unit. */
export interface Use {
  symbol: ts.Symbol;
  /**
   * `read`: any mention. `assign`: the variable, or something in it, is changed. `method`: a method is called that
   * may change it. `call`: it is called, or a function of it. A change or call is always a read as well.
   */
  kind: "read" | "assign" | "method" | "call";
  node: ts.Node;
  /** How many functions that run later are around it: 0 runs when the module loads, 1 when such a function is called. */
  depth: number;
  /** The task in whose callback it is. What is in another task's callback or in options isn't recorded as `null`. */
  task: DiscoveredTask | null;
}

/** A module as its units, before anything is decided. */
export interface ModuleScan {
  file: ts.SourceFile;
  units: Unit[];
  /** The units that declare a name; several for overloads and merged namespaces. */
  owners: Map<ts.Symbol, Unit[]>;
  /** The unit that belongs to the node of a declaration. */
  unitOf: (declaration: ts.Node) => Unit | null;
  /** `capsule:` comments that mean nothing, by the offsets of their words. */
  unknownDirectives: { start: number; word: string }[];
}
