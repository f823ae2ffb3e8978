// Not read: the library looks for the globals first.
export const AbortController = undefined;
export const AbortSignal = undefined;
