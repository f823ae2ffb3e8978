import { readFileOrNull } from "../cache/files.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import { askPython } from "../host-python.ts";
import type { DiscoverAnswer, PlaceAnswer, TaskAnswer } from "./answer.ts";
import { readOptions } from "./options.ts";
import { wordProblem } from "./problems.ts";
import type { PythonDiscovery, PythonTask } from "./types.ts";

export interface DiscoverPython {
  /** Absolute path of the project's root. */
  root: string;
  /** Absolute paths. Tasks are found in these files and in every module of the project that they import. */
  entries: readonly string[];
}

/** Finds every Python task of a project, and evaluates its options. All problems are returned, none is thrown. */
export async function discoverPython({ root, entries }: DiscoverPython): Promise<PythonDiscovery> {
  const { python, result, problem } = await askPython<DiscoverAnswer>("discover", {
    root,
    entries,
  });
  if (problem !== null) {
    const nothing = { python, tasks: [], modules: new Map(), roots: [root], files: [...entries] };
    return { ...nothing, diagnostics: [problem] };
  }
  const complete = completePlaces();
  const read = result.tasks.map((task) => readTask(task, complete));
  const problems = result.problems.map((found) =>
    wordProblem({
      ...found,
      place: complete(found.place),
      related: found.related.map((it) => ({ ...it, place: complete(it.place) })),
    }),
  );
  return {
    python,
    tasks: read.flatMap(({ task }) => task ?? []),
    diagnostics: [...problems, ...read.flatMap(({ diagnostics }) => diagnostics)],
    modules: new Map(result.modules.map((module) => [module.file, module])),
    roots: result.roots,
    files: [...result.read, ...result.missing],
  };
}

/** Adds the texts of their files to places. */
export function completePlaces(): (place: PlaceAnswer) => Place {
  const texts = new Map<string, string>();
  return (place) => {
    const text = texts.get(place.file) ?? readFileOrNull(place.file)?.toString("utf8") ?? "";
    texts.set(place.file, text);
    return { ...place, text };
  };
}

function readTask(
  answer: TaskAnswer,
  complete: (place: PlaceAnswer) => Place,
): { task: PythonTask | null; diagnostics: Diagnostic[] } {
  const { name, values, placeOf, diagnostics } = readOptions(answer, complete);
  if (name === null) return { task: null, diagnostics };
  const task: PythonTask = {
    language: "python",
    name,
    function: answer.function,
    file: answer.file,
    place: complete(answer.definition),
    options: values,
    signature: answer.signature,
    placeOf,
  };
  return { task, diagnostics };
}
