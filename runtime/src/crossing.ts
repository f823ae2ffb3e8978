/**
 * What becomes of a type on its way in or out of a task. Values that JSON can't carry turn into
 * {@link CannotCross}, everything else stays, so that `T extends Crossing<T>` asks whether a value
 * may cross. A `toJSON` method decides for itself.
 */
export type Crossing<T> = 0 extends 1 & T
  ? T
  : T extends bigint | symbol | ((...args: never[]) => unknown)
    ? CannotCross<"functions, symbols, bigints, Maps and Sets can't be sent as JSON">
    : T extends object
      ? T extends { toJSON(...args: never[]): unknown }
        ? T
        : { [Key in keyof T]: Crossing<T[Key]> }
      : T;

/** Never the type of a value: its argument is the explanation in a type error. */
export interface CannotCross<Reason extends string> {
  readonly [explanation]: Reason;
}

declare const explanation: unique symbol;

/** Any function that can be a task. */
// biome-ignore lint/suspicious/noExplicitAny: parameters are inferred from the function itself.
export type TaskFunction = (...args: any[]) => unknown;

/**
 * `unknown` for a function whose parameters and result can cross, else an explanation.
 * `Function` itself passes: it stands for a callback whose type is not inferred yet.
 */
export type CheckCrossing<F> = F extends TaskFunction
  ? Awaited<ReturnType<F>> extends Crossing<Awaited<ReturnType<F>>>
    ? Parameters<F> extends Crossing<Parameters<F>>
      ? unknown
      : CannotCross<"A parameter of this task can't be sent as JSON: it holds a function, symbol, bigint, Map or Set">
    : CannotCross<"The result of this task can't be sent as JSON: it holds a function, symbol, bigint, Map or Set">
  : F extends abstract new (
        ...args: never[]
      ) => unknown
    ? CannotCross<"A task is a function">
    : unknown;
