import { load } from "./load.ts";

/** The engine's numbers of the classes of these samples, and their names. */
function classes(): Map<number, string> {
  const samples: [object, string][] = [
    [new Map(), "Map"],
    [new Set(), "Set"],
    [new Map().keys(), "Map Iterator"],
    [new Set().keys(), "Set Iterator"],
    [new Date(0), "Date"],
    [/x/, "RegExp"],
    [new Error(), "Error"],
    [Promise.resolve(), "Promise"],
    [new Proxy({}, {}), "Proxy"],
    [new ArrayBuffer(0), "ArrayBuffer"],
    [new DataView(new ArrayBuffer(0)), "DataView"],
    [new WeakMap(), "WeakMap"],
    [new WeakSet(), "WeakSet"],
    [new WeakRef({}), "WeakRef"],
    [Object(0), "Number"],
    [Object(""), "String"],
    [Object(false), "Boolean"],
    [Object(0n), "BigInt"],
    [Object(Symbol()), "Symbol"],
    [(function* () {})(), "Generator"],
    [(async function* () {})(), "AsyncGenerator"],
    [argumentsOf(), "Arguments"],
    [new Function("return arguments")(), "Arguments"],
    [load("ticks"), "Module"],
  ];
  if (typeof SharedArrayBuffer === "function") {
    samples.push([new SharedArrayBuffer(0), "SharedArrayBuffer"]);
  }
  return new Map(samples.map(([sample, name]) => [native.classId(sample), name]));
}

function argumentsOf(): object {
  // biome-ignore lint/complexity/noArguments: such an object is what is wanted.
  return arguments;
}

let known: Map<number, string> | undefined;

/** The name of an object's built-in class, which a prototype or a tag can't forge; "" for others. */
export function engineClass(value: object): string {
  known ??= classes();
  return known.get(native.classId(value)) ?? "";
}
