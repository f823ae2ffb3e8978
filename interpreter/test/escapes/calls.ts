import { attempts, fails, gives, type Host, isStopped } from "./types.ts";

/** One tool, which gives back what it gets. */
const echo = () => ({ tools: { echo: (input: unknown) => input } });

/** A tool that fails with an error of the host, and one whose answer is hostile. */
const hostile = ({ file }: Host) => ({
  tools: {
    fail: () => {
      throw Object.assign(new Error("refused by the host"), { path: file, secret: file });
    },
    pollute: () => JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}'),
    strict: {
      parameters: {
        type: "object",
        properties: { n: { type: "integer" } },
        required: ["n"],
        additionalProperties: false,
      },
      execute: (input: unknown) => (input as { n: number }).n,
    },
  },
});

const REQUEST = "{'code': '1', 'name': 'x', 'inputs': {}, 'packages': [], 'tools': []}";
const CALLS = "from capsule_runner.waiting.calls import call_async\n";

/** Calls of other tasks and of functions of the host. */
export const CALLED = [
  ...attempts("python", [
    [
      "the other task of the interpreter",
      `${CALLS}await call_async('javascript', (${REQUEST},), {})`,
      fails(/reaches no tasks/),
    ],
    [
      "itself, with fuel anew",
      `${CALLS}await call_async('python', (${REQUEST},), {})`,
      fails(/reaches no tasks/),
    ],
    [
      "a function that there isn't",
      `${CALLS}await call_async('tool:nothing', ({},), {})`,
      fails(/no such function/),
    ],
    [
      "a function that wasn't granted, beside one that was",
      `${CALLS}await call_async('tool:other', ({},), {})`,
      fails(/no such function/),
      echo,
    ],
    [
      "a function by the name of a member",
      `${CALLS}await call_async('tool:constructor', ({},), {})`,
      fails(/no such function/),
      echo,
    ],
    [
      "a function by the name __proto__",
      `${CALLS}await call_async('tool:__proto__', ({},), {})`,
      fails(/no such function/),
      echo,
    ],
    [
      "a call, raw",
      `from wit_world.imports import calls
pending = calls.call('python', '[]')
pending.subscribe().block()
'task_not_found' in pending.get().value`,
      gives(true),
    ],
    [
      "arguments, raw, that are no JSON",
      `from wit_world.imports import calls
pending = calls.call('tool:echo', ']{')
pending.subscribe().block()
type(pending.get()).__name__`,
      gives("Err"),
      echo,
    ],
    [
      "a flood of calls that nobody waits for",
      `from wit_world.imports import calls
pending = [calls.call('tool:echo', '[{}]') for _ in range(100_000)]
len(pending)`,
      isStopped("fuel_exhausted", "out_of_memory", "task_error", "timeout", "trap"),
      echo,
    ],
    [
      "the error of a host's function",
      "try:\n    await fail()\nexcept Exception as error:\n    seen = str(error)\n(host['file'] in seen, 'refused by the host' in seen)",
      gives([false, true]),
      hostile,
    ],
    [
      "a hostile answer of a host's function",
      "sorted(await pollute())",
      gives(["__proto__", "constructor"]),
      hostile,
    ],
    ["an input that the schema refuses", "await strict(n='1')", fails(/./), hostile],
    [
      "an input beside what the schema names",
      "await strict(n=1, __proto__={'n': 2})",
      fails(/./),
      hostile,
    ],
  ]),
  ...attempts("javascript", [
    [
      "the module that calls tasks",
      "(await import('capsule:host')).call('python', '[]')",
      fails(/Cannot find module/),
    ],
    ["the module of snippets", "await import('capsule:interpreter')", fails(/Cannot find module/)],
    ["the module of tasks", "await import('@capsule/runtime')", fails(/Cannot find module/)],
    ["a function that wasn't granted", "await other({})", fails(/other is not defined/), echo],
    [
      "a function that is replaced",
      "globalThis.echo = () => 1; await echo({ a: 2 })",
      gives(1),
      echo,
    ],
    [
      "an input with __proto__",
      `JSON.stringify(await echo(JSON.parse('{"__proto__": {"polluted": 1}}')))`,
      gives('{"__proto__":{"polluted":1}}'),
      echo,
    ],
    [
      "an input that lies about its JSON",
      "await echo({ toJSON() { return { forged: true }; } })",
      gives({ forged: true }),
      echo,
    ],
    [
      "an input that can't be JSON",
      "const a = {}; a.a = a; await echo(a)",
      fails(/circular/i),
      echo,
    ],
    [
      "the error of a host's function",
      "await fail({}).catch((error) => [error.message, error.path ?? null, String(error.stack).includes('escapes')])",
      gives(["refused by the host", null, false]),
      hostile,
    ],
    [
      "a hostile answer of a host's function",
      "const answer = await pollute({}); [Object.keys(answer), ({}).polluted ?? null]",
      gives([["__proto__", "constructor"], null]),
      hostile,
    ],
    ["an input that the schema refuses", "await strict({ n: 1.5 })", fails(/./), hostile],
    [
      "a flood of calls that nobody waits for",
      "for (let i = 0; i < 1e6; i++) echo({ i }).catch(() => {}); 1",
      isStopped("fuel_exhausted", "out_of_memory", "task_error", "timeout", "trap"),
      echo,
    ],
  ]),
];
