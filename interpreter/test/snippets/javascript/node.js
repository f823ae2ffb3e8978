// --- paths
const path = await import("node:path");
[path.join("/a", "..", "b", "./c"), path.basename("/x/y.tar.gz", ".gz"), path.extname("f.txt"), path.relative("/a/b", "/a/c/d"), path.normalize("a//b/../c/")]
// --- paths taken apart
const { parse, format, isAbsolute, sep, dirname } = await import("node:path");
[parse("/home/u/f.txt"), format({ dir: "/x", base: "y.z" }), isAbsolute("a"), sep, dirname("/a/b/")]
// --- paths of Windows
const { win32, posix } = await import("node:path");
[win32.join("C:\\a", "..", "b"), win32.basename("C:\\x\\y.txt"), posix.resolve("/a", "b", "../c")]
// --- URLs
const u = new URL("https://user:pw@example.com:8080/a/b/../c?q=1&q=2&é=ü#frag");
[u.href, u.host, u.pathname, u.searchParams.getAll("q"), u.hash, u.origin]
// --- URLs changed
const u = new URL("/x?y=1", "http://h.org");
u.searchParams.append("z", "a b&c");
u.port = "81";
u.hash = "top";
[String(u), URL.canParse("nope"), new URL("../up", "http://a/b/c/d").href]
// --- no URL
let e;
try {
  new URL("not a url");
} catch (error) {
  e = [error.name, error.code];
}
e
// --- search parameters
const p = new URLSearchParams("b=2&a=1&b=3");
p.sort();
p.delete("a");
p.set("c", "ü +");
[String(p), [...p.keys()], p.has("b"), Object.fromEntries(p)]
// --- query strings
const qs = await import("node:querystring");
[qs.stringify({ a: [1, 2], b: "x y" }), { ...qs.parse("a=1&a=2&b=x%20y") }]
// --- events
const { EventEmitter } = await import("node:events");
const e = new EventEmitter(), log = [];
e.on("x", (...a) => log.push(a));
e.once("x", () => log.push("once"));
e.prependListener("x", () => log.push("first"));
[e.emit("x", 1, 2), e.emit("x", 3), e.emit("none"), log, e.listenerCount("x")]
// --- an error event without listeners
const { EventEmitter } = await import("node:events");
new EventEmitter().emit("error", new Error("nobody listens"))
// --- awaited events
const { EventEmitter, once } = await import("node:events");
const e = new EventEmitter();
setTimeout(() => e.emit("done", 42), 1);
await once(e, "done")
// --- util.format and inspect
const { format, inspect, isDeepStrictEqual, types } = await import("node:util");
[format("%s=%d", "x", 5, "more"), inspect({ a: [1, { b: {} }] }, { depth: 0 }), isDeepStrictEqual({ a: [1] }, { a: [1] }), types.isPromise(Promise.resolve())]
// --- promisify
const { promisify, callbackify } = await import("node:util");
const old = (a, b, done) => setTimeout(() => done(null, a + b), 1);
const twice = callbackify(async (x) => x * 2);
[await promisify(old)(1, 2), await new Promise((r) => twice(4, (e, v) => r(v)))]
// --- assert
const assert = (await import("node:assert")).default;
const fails = (f) => { try { f(); return "passes"; } catch (e) { return [e.name, e.code]; } };
[fails(() => assert.equal(1, 1)), fails(() => assert.deepStrictEqual({ a: 1 }, { a: 2 })), fails(() => assert.throws(() => { throw new TypeError("x"); }, TypeError)), fails(() => assert(0))]
// --- buffers
const b = Buffer.from("héllo");
[b.length, b.toString("hex"), b.toString("base64"), Buffer.from("aGk=", "base64").toString(), b.subarray(0, 2).toString("latin1")]
// --- buffers put together and compared
const b = Buffer.concat([Buffer.from("ab"), Buffer.alloc(2, "x")]);
[String(b), b.equals(Buffer.from("abxx")), Buffer.compare(Buffer.from("a"), Buffer.from("b")), b.indexOf("xx"), Buffer.byteLength("€"), JSON.stringify(Buffer.from([1, 2]))]
// --- numbers in buffers
const b = Buffer.alloc(8);
b.writeUInt16BE(258, 0);
b.writeInt32LE(-2, 2);
[[...b], b.readUInt16BE(0), b.readInt32LE(2), b.readUInt8(1)]
// --- a buffer shown
Buffer.from("Hi!")
// --- digests
const { createHash } = await import("node:crypto");
const hash = (a, t) => createHash(a).update(t).digest("hex");
[hash("md5", "x"), hash("sha256", "").slice(0, 16), hash("sha1", "abc"), createHash("sha512").update("a").update("b").digest("base64").slice(0, 12)]
// --- signatures
const { createHmac, timingSafeEqual } = await import("node:crypto");
const mac = createHmac("sha256", "key").update("message").digest();
[mac.toString("hex").slice(0, 16), timingSafeEqual(mac, Buffer.from(mac))]
// --- a key from a password
const { pbkdf2Sync, scryptSync } = await import("node:crypto");
[pbkdf2Sync("pw", "salt", 100, 16, "sha256").toString("hex"), scryptSync("pw", "salt", 8, { N: 16 }).toString("hex")]
// --- encrypted and decrypted
const { createCipheriv, createDecipheriv } = await import("node:crypto");
const key = Buffer.alloc(32, 1), iv = Buffer.alloc(16, 2);
const c = createCipheriv("aes-256-cbc", key, iv);
const hidden = c.update("secret text", "utf8", "hex") + c.final("hex");
const d = createDecipheriv("aes-256-cbc", key, iv);
[hidden, d.update(hidden, "hex", "utf8") + d.final("utf8")]
// --- randomness
const { randomUUID, randomBytes, randomInt } = await import("node:crypto");
[/^[\da-f]{8}-[\da-f]{4}-4/.test(randomUUID()), randomBytes(8).length, randomInt(5) < 5, randomUUID() !== randomUUID()]
// --- digests of the Web
const d = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("abc"));
Buffer.from(d).toString("hex").slice(0, 20)
// --- files
const fs = await import("node:fs");
fs.writeFileSync("a.txt", "one\n");
fs.appendFileSync("a.txt", "two\n");
[fs.readFileSync("a.txt", "utf8"), fs.existsSync("a.txt"), fs.statSync("a.txt").size, fs.readdirSync(".")]
// --- files with promises
const { mkdir, readFile, writeFile, readdir, rm } = await import("node:fs/promises");
await mkdir("d/e", { recursive: true });
await writeFile("d/e/f.json", JSON.stringify({ n: 1 }));
const data = JSON.parse(await readFile("d/e/f.json", "utf8"));
const names = await readdir("d", { recursive: true });
await rm("d", { recursive: true });
[data, names.sort(), await readdir(".")]
// --- a file that isn't there
const fs = await import("node:fs");
let e;
try {
  fs.readFileSync("nothing.txt");
} catch (error) {
  e = [error.code, error.syscall, error.path];
}
e
// --- renamed, copied, removed
const fs = await import("node:fs");
fs.writeFileSync("a", "x");
fs.renameSync("a", "b");
fs.copyFileSync("b", "c");
fs.unlinkSync("b");
[fs.readdirSync("."), fs.readFileSync("c", "utf8"), fs.existsSync("a")]
// --- bytes in files
const fs = await import("node:fs");
fs.writeFileSync("b.bin", new Uint8Array([0, 255, 10]));
[[...fs.readFileSync("b.bin")], fs.statSync("b.bin").isFile(), fs.statSync(".").isDirectory()]
// --- read by pieces
const fs = await import("node:fs");
fs.writeFileSync("t", "0123456789");
const f = fs.openSync("t", "r"), b = Buffer.alloc(4);
const n = fs.readSync(f, b, 0, 4, 3);
fs.closeSync(f);
[n, b.toString()]
// --- streams
const { Readable } = await import("node:stream");
const parts = [];
for await (const p of Readable.from(["a", "b", "c"])) parts.push(p);
parts
// --- a pipeline
const { Readable, Transform, Writable } = await import("node:stream");
const { pipeline } = await import("node:stream/promises");
const out = [];
await pipeline(
  Readable.from(["a", "b"]),
  new Transform({ transform: (c, _, done) => done(null, String(c).toUpperCase()) }),
  new Writable({ write(c, _, done) { out.push(String(c)); done(); } }),
);
out
// --- compressed
const { gzipSync, gunzipSync, deflateSync, inflateSync } = await import("node:zlib");
const text = "abc".repeat(1000);
[gunzipSync(gzipSync(text)).toString() === text, deflateSync(text).length < 60, inflateSync(deflateSync("x")).toString()]
// --- text to bytes
const bytes = new TextEncoder().encode("é€😀");
[[...bytes], new TextDecoder().decode(bytes), new TextDecoder("utf-16le").decode(new Uint8Array([65, 0])), new TextDecoder().decode(new Uint8Array([0xff, 65]))]
// --- a decoder that is strict
let name;
try {
  new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xff]));
} catch (e) {
  name = e.name;
}
name
// --- base64
[btoa("hello"), atob("aGVsbG8="), Buffer.from("ü").toString("base64url"), btoa(String.fromCharCode(255, 0))]
// --- letters that base64 can't take
let name;
try {
  btoa("€");
} catch (e) {
  name = e.name;
}
name
// --- string decoder
const { StringDecoder } = await import("node:string_decoder");
const d = new StringDecoder("utf8");
[d.write(Buffer.from([0xe2, 0x82])), d.write(Buffer.from([0xac])), d.end()]
// --- blobs
const b = new Blob(["ab", new Uint8Array([99])], { type: "text/plain" });
[b.size, b.type, await b.text(), await b.slice(1).text()]
// --- headers
const h = new Headers({ "Content-Type": "text/html", "X-A": "1" });
h.append("x-a", "2");
[[...h], h.get("CONTENT-TYPE"), h.has("none")]
// --- responses
const r = new Response(JSON.stringify({ a: 1 }), { status: 201, headers: { "content-type": "application/json" } });
[r.ok, r.status, await r.clone().text(), await r.json(), r.headers.get("content-type")]
// --- requests
const r = new Request("http://x.org/a", { method: "POST", body: "data", headers: { a: "b" } });
[r.method, r.url, await r.text(), r.headers.get("a")]
// --- forms
const f = new FormData();
f.append("a", "1");
f.append("a", "2");
[f.getAll("a"), f.get("b"), [...f.keys()]]
// --- event targets
const t = new EventTarget(), log = [];
t.addEventListener("x", (e) => log.push([e.type, e.detail]), { once: true });
t.dispatchEvent(new CustomEvent("x", { detail: 5 }));
t.dispatchEvent(new Event("x"));
log
// --- the process
[typeof process.version, process.argv.length > 0, typeof process.env, typeof process.hrtime.bigint(), process.exitCode ?? "none"]
// --- async local storage
const { AsyncLocalStorage } = await import("node:async_hooks");
const s = new AsyncLocalStorage();
await s.run("ctx", async () => {
  await null;
  return [s.getStore(), s.run("inner", () => s.getStore())];
})
// --- punycode of hosts
[new URL("http://bücher.example/").host, new URL("http://EXAMPLE.com/%7Ex").href]
// --- structured clones of errors
const e = structuredClone(new RangeError("cloned"));
[e.name, e.message, e instanceof RangeError]
// --- what can't be cloned
let name;
try {
  structuredClone(() => {});
} catch (e) {
  name = e.name;
}
name
