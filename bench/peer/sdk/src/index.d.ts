export declare function task<Body extends (...args: never[]) => unknown>(
  options: { name: string } & Record<string, unknown>,
  body: Body,
): Body;
