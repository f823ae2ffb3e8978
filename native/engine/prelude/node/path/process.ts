/** What the library asks the process for. */
export default {
  platform: "linux",
  env: {} as Record<string, string | undefined>,
  cwd: (): string => "/",
};
