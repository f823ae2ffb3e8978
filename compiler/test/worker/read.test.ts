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

test.each([
  ["malformed", "oops", "not JSON", null],
  ["malformed", Buffer.from([0x7b, 0xff, 0x7d]), "not UTF-8", null],
  ["malformed", "[1]", "no JSON object", null],
  ["unknown_type", '{"id":3}', "call, run, load, session.open", 3],
  ["unknown_type", '{"id":3,"type":"constructor"}', "call, run, load, session.open", 3],
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
] as const)("%s: %s", (code, text, message, id) => {
  const { request, problem } = read(text);
  expect(request).toBe(null);
  expect(problem).toMatchObject({ code, id, message: expect.stringContaining(message) });
});

test("a line that is too long is refused", () => {
  expect(readRequest("too long", 1000, "/").problem).toMatchObject({ code: "too_large", id: null });
});
