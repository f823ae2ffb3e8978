export interface CapsuleOptions {
  /**
   * What code for browsers gets in the place of a task: `"error"` is a function that throws, `"http"` one that calls
   * the task on the server. The plugin answers in development and in `vite preview`; in production that is up to the
   * server, with `createTaskHandler` of `@capsule/runtime/http`.
   *
   * @default "error"
   */
  client?: "error" | "http";
  /**
   * Where tasks are called with `client: "http"`.
   *
   * @default "/_capsule/"
   */
  endpoint?: string;
  /**
   * Directory of the artifact within the output of a build for servers.
   *
   * @default "capsule"
   */
  directory?: string;
  /**
   * Triples of machines to precompile for in builds. Other machines compile a task when they first load it.
   *
   * @default this machine's
   */
  targets?: readonly string[];
}

export type Resolved = Required<Omit<CapsuleOptions, "targets">> & {
  targets: readonly string[] | undefined;
};

export function resolveOptions(options: CapsuleOptions): Resolved {
  const { client = "error", endpoint = "/_capsule/", directory = "capsule", targets } = options;
  if (client !== "error" && client !== "http") {
    throw new TypeError(
      `capsule(): client must be "error" or "http", not ${JSON.stringify(client)}`,
    );
  }
  return {
    client,
    endpoint: endpoint.endsWith("/") ? endpoint : `${endpoint}/`,
    directory,
    targets,
  };
}
