import { moduleNotFound, nativePackage } from "../diagnostics/python.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import type { ExternalAnswer, PlaceAnswer } from "./answer.ts";
import type { Closure } from "./closure.ts";
import { insteadOf } from "./packages/natives.ts";
import type { Packages } from "./packages/packages.ts";
import type { Selection } from "./packages/select.ts";

/** Imports that lead to no module, each at its place. */
export function checkImports(
  { externals, unresolved }: Closure,
  packages: Packages,
  { missing }: Selection,
  complete: (place: PlaceAnswer) => Place,
): Diagnostic[] {
  const outside = externals.filter(({ name, optional }) => !optional && missing.has(name));
  const inside = unresolved.filter(({ optional }) => !optional);
  return [...outside, ...inside].map((external) => explain(external, packages, complete));
}

function explain(
  { name, place, lazy }: ExternalAnswer,
  packages: Packages,
  complete: (place: PlaceAnswer) => Place,
): Diagnostic {
  const at = complete(place);
  const unavailable = packages.unavailable(name);
  if (unavailable !== undefined) return nativePackage(unavailable, insteadOf(name), null, at);
  return moduleNotFound(name, at, packages.origin, lazy);
}
