import type { Algorithm, OperationName, Operations } from "./algorithm.ts";
import { aesCbc, aesCtr, aesGcm, aesKw } from "./algorithms/aes.ts";
import { digests } from "./algorithms/digest.ts";
import { ecdh, ecdsa } from "./algorithms/ec.ts";
import { hmac } from "./algorithms/hmac.ts";
import { hkdf, pbkdf2 } from "./algorithms/kdf.ts";
import { ed25519, x25519 } from "./algorithms/okp.ts";
import { rsaOaep, rsaPkcs1, rsaPss } from "./algorithms/rsa.ts";
import { required, toDictionary, toText } from "./convert.ts";
import { failure } from "./error.ts";

/** By their names in small letters. */
const ALGORITHMS = new Map<string, Algorithm>(
  [
    ...digests,
    aesCbc,
    aesCtr,
    aesGcm,
    aesKw,
    ecdh,
    ecdsa,
    ed25519,
    hkdf,
    hmac,
    pbkdf2,
    rsaOaep,
    rsaPkcs1,
    rsaPss,
    x25519,
  ].map((it) => [it.name.toLowerCase(), it]),
);

/** The algorithm of a key, or of an algorithm that was normalised. */
export function algorithmNamed(name: string): Algorithm {
  return ALGORITHMS.get(name.toLowerCase()) as Algorithm;
}

/** How errors of parameters begin. */
const PASSED = "Failed to normalize algorithm: passed algorithm";

const toAlgorithm = toDictionary<{ name: string }>("Algorithm", { name: required(toText) });

/** An operation with its parameters. */
export interface Normalized<Name extends OperationName> {
  name: string;
  run: WithoutParams<Operations[Name]>;
}

type WithoutParams<F> = F extends (params: never, ...rest: infer Rest) => infer R
  ? (...rest: Rest) => R
  : never;

/** An AlgorithmIdentifier for an operation, normalised; null where the algorithm doesn't have the operation. */
export function find<Name extends OperationName>(
  operation: Name,
  identifier: unknown,
  what: string,
): Normalized<Name> | null {
  const isObject = typeof identifier === "object" || typeof identifier === "function";
  const object = isObject && identifier !== null ? identifier : { name: toText(identifier, what) };
  const { name } = toAlgorithm(object, PASSED);
  const algorithm = ALGORITHMS.get(name.toLowerCase());
  const found = algorithm?.operations[operation];
  if (algorithm === undefined || found === undefined) return null;
  const params = found.params(object, PASSED);
  const run = found.run as (params: never, ...rest: unknown[]) => unknown;
  return {
    name: algorithm.name,
    run: ((...rest: unknown[]) => run(params, ...rest)) as WithoutParams<Operations[Name]>,
  };
}

/** As `find`; what isn't there is refused. */
export function normalize<Name extends OperationName>(
  operation: Name,
  identifier: unknown,
  what: string,
): Normalized<Name> {
  const found = find(operation, identifier, what);
  if (found === null) throw failure("NotSupportedError", "Unrecognized algorithm name");
  return found;
}
