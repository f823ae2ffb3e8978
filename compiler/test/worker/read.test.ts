import { expect, test } from "vitest";
import { readRequest } from "../../src/worker/read.ts";

const read = (text: string | Buffer) => readRequest(Buffer.from(text), 1000, "/here");

test("a call has defaults", () => {
  expect(read('{"type":"call","id":"a"}').request).toEqual({
    type: "call",
    id: "a",
    file: null,
    artifact: null,
    task: "main",
    args: "[]",
    kwargs: null,
    mounts: [],
    cwd: "/here",
    root: null,
    env: {},
    logs: true,
  });
});

test("arguments stay as they were written, and empty keyword arguments are none", () => {
  const { request } = read('{"type":"call","id":1,"args":[1.0, 1e400],"kwargs":{"a": 2.50}}');
  expect(request).toMatchObject({ args: "[1.0, 1e400]", kwargs: '{"a": 2.50}' });
  expect(read('{"type":"call","id":1,"kwargs":{ }}').request).toMatchObject({ kwargs: null });
});

test("variables can be set and taken away", () => {
  const { request } = read('{"type":"call","id":1,"env":{"A":"1","B":null}}');
  expect(request).toMatchObject({ env: { A: "1", B: undefined } });
  expect(request).toHaveProperty("env.B");
});

test("fields of snippets and sessions are handed on with their JSON as it was written", () => {
  const text = '{"type":"session.run","id":1,"session":"s","code":"x","inputs":{"x":1.0}}';
  const { request } = read(text);
  expect(request).toMatchObject({
    type: "session.run",
    id: 1,
    fields: { session: "s", code: "x" },
  });
  if (request === null || !("texts" in request)) throw new Error("another request");
  expect(request.texts.get("inputs")).toBe('{"x":1.0}');
});

test("an answer has a result as it was written, or an error", () => {
  const answer = { type: "answer", call: 3 };
  expect(read('{"type":"answer","call":3,"result":[1.0]}').request).toEqual({
    ...answer,
    result: "[1.0]",
    error: null,
  });
  expect(read('{"type":"answer","call":3,"result":null}').request).toMatchObject({
    result: "null",
  });
  expect(read('{"type":"answer","call":3,"error":"no"}').request).toEqual({
    ...answer,
    result: null,
    error: "no",
  });
});

const RUN = '"type":"run","id":9,"language":"python","code":""';
const IMPORT = '"type":"session.import","id":9,"session":1,"name":"a"';

test.each([
  `{${RUN},"ram":1,"timeout":"1s","allowed_hosts":["a"],"env_variables":[],"env":{"A":null}}`,
  `{${RUN},"tools":{"a":{},"b":{"description":"b","parameters":{}}},"stream":true}`,
  `{${RUN},"files":{"a":"x","b":{"base64":"AA=="},"c":{"path":"/x"}},"workspace_size":"1MB"}`,
  `{${IMPORT},"content":{"base64":""}}`,
  '{"type":"load","id":1,"languages":["python","javascript"]}',
  '{"type":"session.open","id":1,"session":"s","language":"javascript","idle_timeout":5}',
  '{"type":"session.export","id":1,"session":"s","name":"a","path":"/x"}',
])("%s is a request", (text) => {
  expect(read(text).problem).toBe(null);
});

test.each([
  ["malformed", "oops", "not JSON", null],
  ["malformed", Buffer.from([0x7b, 0xff, 0x7d]), "not UTF-8", null],
  ["malformed", "[1]", "no JSON object", null],
  ["unknown_type", '{"id":3}', "call, run, load", 3],
  ["unknown_type", '{"id":3,"type":"constructor"}', "call, run, load", 3],
  ["invalid_request", '{"type":"call"}', 'needs the field "id"', null],
  ["invalid_request", '{"type":"cancel"}', 'needs the field "id"', null],
  ["invalid_request", '{"type":"call","id":1.5}', '"id" must be a string or an integer', null],
  ["invalid_request", '{"type":"call","id":9,"arg":[]}', 'no field "arg"', 9],
  ["invalid_request", '{"type":"call","id":9,"args":{}}', '"args" must be an array', 9],
  ["invalid_request", '{"type":"call","id":9,"kwargs":[]}', '"kwargs" must be an object', 9],
  ["invalid_request", '{"type":"call","id":9,"mounts":[1]}', '"mounts" must be', 9],
  ["invalid_request", '{"type":"call","id":9,"mounts":["::/x"]}', "no directory of the host", 9],
  ["invalid_request", '{"type":"call","id":9,"cwd":"x"}', '"cwd" must be an absolute path', 9],
  ["invalid_request", '{"type":"call","id":9,"env":{"A":1}}', '"env" must be', 9],
  ["invalid_request", '{"type":"call","id":9,"logs":1}', '"logs" must be true or false', 9],
  ["invalid_request", '{"type":"call","id":9,"file":"a","artifact":"b"}', "exclude", 9],
  ["invalid_request", '{"type":"call","id":9,"root":"a"}', 'goes with "artifact"', 9],
  ["invalid_request", '{"type":"shutdown","cancel":"yes"}', '"cancel" must be', null],
  ["invalid_request", '{"type":"run","id":9,"code":""}', 'needs the field "language"', 9],
  ["invalid_request", `{${RUN},"language":"ruby"}`, '"python" or "javascript"', 9],
  ["invalid_request", `{${RUN},"session":"s"}`, 'no field "session"', 9],
  ["invalid_request", `{${RUN},"allowedHosts":["*"]}`, 'no field "allowedHosts"', 9],
  ["invalid_request", `{${RUN},"allowed_hosts":"*"}`, '"allowed_hosts" must be', 9],
  ["invalid_request", `{${RUN},"inputs":[]}`, '"inputs" must be an object', 9],
  ["invalid_request", `{${RUN},"timeout":null}`, '"timeout" must be', 9],
  ["invalid_request", `{${RUN},"tools":{"a":{"execute":""}}}`, '"tools" must be', 9],
  ["invalid_request", `{${RUN},"files":{"a":1}}`, '"files" must be', 9],
  ["invalid_request", `{${RUN},"files":{"a":{}}}`, '"files" must be', 9],
  ["invalid_request", `{${IMPORT}}`, 'needs the field "content"', 9],
  ["invalid_request", `{${IMPORT},"content":{"base64":"?"}}`, '"content" must be', 9],
  ["invalid_request", `{${IMPORT},"content":{"path":"x"}}`, '"content" must be', 9],
  ["invalid_request", `{${IMPORT},"content":{"path":"/x","base64":""}}`, '"content" must be', 9],
  ["invalid_request", '{"type":"session.run","id":9,"code":""}', 'needs the field "session"', 9],
  ["invalid_request", '{"type":"answer","call":1}', 'either "result" or "error"', null],
  ["invalid_request", '{"type":"answer","call":1,"result":1,"error":""}', "either", null],
  ["invalid_request", '{"type":"answer","result":1}', 'needs the field "call"', null],
] as const)("%s: %s", (code, text, message, id) => {
  const { request, problem } = read(text);
  expect(request).toBe(null);
  expect(problem).toMatchObject({ code, id, message: expect.stringContaining(message) });
});

test("a line that is too long is refused", () => {
  expect(readRequest("too long", 1000, "/").problem).toMatchObject({ code: "too_large", id: null });
});
