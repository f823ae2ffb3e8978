// --- an error thrown
throw new Error("it failed")
// --- a type of one's own
class NotEnough extends Error {
  name = "NotEnough";
  constructor(need, have) { super(`need ${need}, have ${have}`); }
}
throw new NotEnough(5, 3)
// --- a range error
throw new RangeError("out of bounds")
// --- a type error
throw new TypeError("not like that")
// --- output before the error stays
console.log("one");
console.log("two");
throw new Error("three")
// --- in a function, and in a callback
const check = (n) => { if (n > 1) throw new RangeError(`${n} is too large`); return n; };
[1, 2, 3].map(check)
// --- in a promise
const later = async () => { throw new Error("later"); };
await later()
// --- rejected
await Promise.reject(new SyntaxError("made up"))
// --- caught
let caught;
try {
  throw new RangeError("r");
} catch (e) {
  caught = [e.name, e.message, e instanceof RangeError, e instanceof Error];
}
caught
// --- finally
const log = [];
const f = (fail) => {
  try {
    log.push("try");
    if (fail) throw 1;
    return "returned";
  } catch {
    log.push("catch");
    return "caught";
  } finally {
    log.push("finally");
  }
};
[f(false), f(true), log]
// --- finally wins
const f = () => {
  for (const i of [1, 2]) {
    try {
      return i;
    } finally {
      continue;
    }
  }
  return "end";
};
f()
// --- thrown again
const log = [];
try {
  try {
    throw new Error("first");
  } catch (e) {
    log.push("seen");
    throw e;
  }
} catch (e) {
  log.push(e.message);
}
log
// --- causes
const wrap = () => {
  try {
    JSON.parse("{");
  } catch (cause) {
    throw new Error("no configuration", { cause });
  }
};
let chain;
try {
  wrap();
} catch (e) {
  chain = [e.message, e.cause.name];
}
chain
// --- several at once
const e = new AggregateError([new Error("a"), new TypeError("b")], "many");
[e.name, e.message, e.errors.map(String)]
// --- anything may be thrown
const thrown = [];
for (const x of [1, "text", null, { code: 5 }]) {
  try {
    throw x;
  } catch (e) {
    thrown.push(e);
  }
}
thrown
// --- kinds of the language's own errors
const kind = (f) => {
  try {
    f();
  } catch (e) {
    return e.name;
  }
};
[kind(() => null.x), kind(() => missing), kind(() => new Array(-1)), kind(() => decodeURIComponent("%")), kind(() => JSON.parse("{")), kind(() => 1n + 1), kind(() => (1)()), kind(() => { const c = 1; c = 2; })]
// --- more kinds
const kind = (f) => {
  try {
    return f();
  } catch (e) {
    return e.constructor.name;
  }
};
[kind(() => Symbol() + ""), kind(() => "x".repeat(-1)), kind(() => (1.5).toFixed(101)), kind(() => BigInt(1.5)), kind(() => new (() => 1)()), kind(() => Reflect.ownKeys(1)), kind(() => new RegExp("("))]
// --- an error as text
[String(new Error("m")), `${new TypeError()}`, Object.prototype.toString.call(new Error()), new Error("m") + ""]
// --- names and enumerable properties
const e = Object.assign(new Error("m"), { code: "E1", status: 404 });
[Object.keys(e), JSON.stringify(e), e.code, "message" in e]
// --- a result type
const attempt = (f) => {
  try {
    return { ok: true, value: f() };
  } catch (e) {
    return { ok: false, error: e.message };
  }
};
[attempt(() => 5), attempt(() => { throw new Error("no"); })]
// --- retried
let tries = 0;
const flaky = async () => {
  if (++tries < 3) throw new Error("again");
  return "ok";
};
const retry = async (f, n) => {
  for (let i = 0; i < n; i++) {
    try {
      return await f();
    } catch {}
  }
  throw new Error("gave up");
};
[await retry(flaky, 5), tries]
// --- gave up
const retry = async (f, n) => {
  let last;
  for (let i = 0; i < n; i++) await f(i).catch((e) => (last = e));
  throw last;
};
await retry(async (i) => { throw new Error(`attempt ${i}`); }, 3)
// --- all settled
const results = await Promise.allSettled([1, Promise.reject(new Error("no")), Promise.resolve("x")]);
results.map((r) => r.value ?? r.reason.message)
// --- all fails with the first
const slow = new Promise((_, no) => setTimeout(no, 20, new Error("slow")));
slow.catch(() => {});
await Promise.all([slow, Promise.reject(new Error("fast"))])
// --- any fails with all
let told;
try {
  await Promise.any([Promise.reject(new Error("a")), Promise.reject(new Error("b"))]);
} catch (e) {
  told = [e.name, e.errors.map((x) => x.message)];
}
told
// --- an error in a getter
const o = { get x() { throw new Error("in the getter"); } };
o.x
// --- an error in an iterator closes it
const log = [];
function* g() { try { yield 1; yield 2; } finally { log.push("closed"); } }
try {
  for (const x of g()) throw new Error("in the loop");
} catch (e) {
  log.push(e.message);
}
log
// --- an error in a generator ends it
function* g() { yield 1; throw new Error("x"); }
const it = g();
it.next();
let message;
try { it.next(); } catch (e) { message = e.message; }
[message, it.next()]
// --- recursion without end
const f = (n) => f(n + 1) + 1;
let name;
try {
  f(0);
} catch (e) {
  name = e.name;
}
name
// --- an assertion
const assert = (ok, message) => { if (!ok) throw new Error(`Assertion failed: ${message}`); };
assert(1 + 1 === 2, "fine");
assert(1 + 1 === 3, "arithmetic")
// --- a validation with all problems
const validate = ({ name, age }) => [!name && "name is missing", !(age > 0) && "age must be positive"].filter(Boolean);
const problems = validate({ age: -1 });
if (problems.length) throw new Error(problems.join("; "))
// --- async stack of catches
const a = async () => { throw new Error("deep"); };
const b = async () => { try { await a(); } catch (e) { throw new Error("middle: " + e.message); } };
const c = () => b().catch((e) => "top: " + e.message);
await c()
// --- finally of promises
const log = [];
const value = await Promise.resolve(5).finally(() => { log.push("finally"); return 9; });
[value, log]
// --- then with two functions
await Promise.reject(new Error("x")).then(() => "yes", (e) => `no: ${e.message}`)
