/** Makes the members of a class's prototype enumerable, as those of the Web's interfaces are. */
export function enumerable(type: { prototype: object }, ...names: string[]): void {
  for (const name of names) Object.defineProperty(type.prototype, name, { enumerable: true });
}
