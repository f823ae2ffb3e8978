import { kindOf } from "../../console/function-text.ts";
import { engineClass } from "../../engine-class.ts";

function isClass(value: unknown, ...names: string[]): boolean {
  return typeof value === "object" && value !== null && names.includes(engineClass(value));
}

const classTest =
  (...names: string[]) =>
  (value: unknown): boolean =>
    isClass(value, ...names);

const typeTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get as () => string | undefined;

const arrayTest =
  (name: string) =>
  (value: unknown): boolean =>
    ArrayBuffer.isView(value) && typeTag.call(value) === name;

/** Whether a value is what a class of the Web's has made. */
const webTest =
  (name: string) =>
  (value: unknown): boolean => {
    const type = (globalThis as Record<string, unknown>)[name];
    return typeof type === "function" && value instanceof type;
  };

/** `util.types`: tests that a prototype or a tag can't deceive. */
export const types = {
  isExternal: (): boolean => false,
  isDate: classTest("Date"),
  isArgumentsObject: classTest("Arguments"),
  isBigIntObject: classTest("BigInt"),
  isBooleanObject: classTest("Boolean"),
  isNumberObject: classTest("Number"),
  isStringObject: classTest("String"),
  isSymbolObject: classTest("Symbol"),
  isBoxedPrimitive: classTest("BigInt", "Boolean", "Number", "String", "Symbol"),
  isNativeError: classTest("Error"),
  isRegExp: classTest("RegExp"),
  isAsyncFunction: (value: unknown): boolean =>
    typeof value === "function" && kindOf(value).startsWith("Async"),
  isGeneratorFunction: (value: unknown): boolean =>
    typeof value === "function" && kindOf(value).includes("Generator"),
  isGeneratorObject: classTest("Generator", "AsyncGenerator"),
  isPromise: classTest("Promise"),
  isMap: classTest("Map"),
  isSet: classTest("Set"),
  isMapIterator: classTest("Map Iterator"),
  isSetIterator: classTest("Set Iterator"),
  isWeakMap: classTest("WeakMap"),
  isWeakSet: classTest("WeakSet"),
  isArrayBuffer: classTest("ArrayBuffer"),
  isDataView: classTest("DataView"),
  isSharedArrayBuffer: classTest("SharedArrayBuffer"),
  isProxy: (value: unknown): boolean =>
    ((typeof value === "object" && value !== null) || typeof value === "function") &&
    engineClass(value) === "Proxy",
  isModuleNamespaceObject: classTest("Module"),
  isAnyArrayBuffer: classTest("ArrayBuffer", "SharedArrayBuffer"),
  isArrayBufferView: (value: unknown): boolean => ArrayBuffer.isView(value),
  isTypedArray: (value: unknown): boolean =>
    ArrayBuffer.isView(value) && typeTag.call(value) !== undefined,
  isUint8Array: arrayTest("Uint8Array"),
  isUint8ClampedArray: arrayTest("Uint8ClampedArray"),
  isUint16Array: arrayTest("Uint16Array"),
  isUint32Array: arrayTest("Uint32Array"),
  isInt8Array: arrayTest("Int8Array"),
  isInt16Array: arrayTest("Int16Array"),
  isInt32Array: arrayTest("Int32Array"),
  isFloat32Array: arrayTest("Float32Array"),
  isFloat64Array: arrayTest("Float64Array"),
  isBigInt64Array: arrayTest("BigInt64Array"),
  isBigUint64Array: arrayTest("BigUint64Array"),
  isKeyObject: (value: unknown): boolean =>
    Object.prototype.toString.call(value) === "[object KeyObject]",
  isCryptoKey: webTest("CryptoKey"),
};
