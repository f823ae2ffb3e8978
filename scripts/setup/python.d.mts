/** A virtual environment in the user's cache with these packages; gives its folder of programs. */
export function virtualEnvironment(name: string, requirements: readonly string[]): string;
