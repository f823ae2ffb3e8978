import { optionNotStatic } from "../diagnostics/options.ts";
import {
  decoratedNoFunction,
  decoratorArguments,
  decoratorNotApplied,
  sdkHidden,
  taskRebound,
} from "../diagnostics/python.ts";
import { syntaxError } from "../diagnostics/sources.ts";
import { callbackGenerator, taskInFunction, taskNotOnce } from "../diagnostics/tasks.ts";
import type { Diagnostic, Place, Related } from "../diagnostics/types.ts";

/** A problem of the analysis with its places completed. */
export interface FoundProblem {
  kind: string;
  place: Place;
  details: Record<string, string>;
  related: Related[];
}

/** Words a problem that `compiler/python` has found. */
export function wordProblem({ kind, place, details, related }: FoundProblem): Diagnostic {
  const detail = (name: string): string => {
    const value = details[name];
    if (value === undefined) throw new Error(`The problem "${kind}" has no "${name}"`);
    return value;
  };
  switch (kind) {
    case "syntax":
      return syntaxError(place, detail("reason"));
    case "notApplied":
      return decoratorNotApplied(place, detail("how"));
    case "rebound":
      return taskRebound(place, detail("name"), related);
    case "arguments":
      return decoratorArguments(place, detail("found"));
    case "notFunction":
      return decoratedNoFunction(place, detail("found"));
    case "generator":
      return callbackGenerator(place, related);
    case "inFunction":
      return taskInFunction(place, detail("inside"), related[0] as Related);
    case "notOnce":
      return taskNotOnce(place, detail("inside"), related[0] as Related);
    case "notStatic":
      return optionNotStatic(place, detail("reason"), related, "python");
    case "hidesSdk":
      return sdkHidden(place);
    default:
      throw new Error(`The Python side of the compiler names an unknown problem "${kind}"`);
  }
}
