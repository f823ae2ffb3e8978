/** What the engine does with many bytes at once. */
export const buffers = native.group("buffers");
