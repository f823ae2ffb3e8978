/** What each option accepts, in words: for the message that refuses something else. */
export const ACCEPTED_FORMS = {
  compute: '"LOW", "MEDIUM", "HIGH", a positive integer of fuel, or "CUSTOM:<fuel>"',
  ram: '"<number> KB", "<number> MB" or "<number> GB" (1024-based), or bytes as a number; at most 4 GB, the most a 32-bit component can address',
  timeout:
    'a duration in ms, s, m and h such as "500ms" or "1m 30s", or milliseconds as a number; at least 1 ms, at most 24 days',
  maxRetries: "an integer from 0 to 100",
  allowedHosts:
    'a list of "*", "example.com", "*.example.com", "host:port", "https://host" or IP addresses',
  allowedFiles:
    'a list of directories: "./data", "./data:ro", "./data::/in:rw" or { path: "./data", mode: "read-only" }',
  envVariables:
    "a list of exact names of environment variables: letters, digits and `_`, the first no digit",
} as const;
