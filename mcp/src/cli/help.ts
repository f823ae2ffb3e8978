/** What `--help` prints. @param name The command as it was called. */
export function help(name: string): string {
  return `Usage: ${name} [options]

An MCP server: models run Python and JavaScript in sandboxes, and call compiled tasks.
Speaks over standard input and output, or over HTTP with --http.

Limits of snippets and sessions, in the forms of a task's options:
  --timeout <duration>            Wall clock of a run (default: 30s)
  --ram <size>                    Memory of a run (default: 512MB)
  --compute <amount>              LOW, MEDIUM, HIGH or an amount of fuel (default: MEDIUM)
  --allowed-hosts <hosts>         Hosts that code may reach, by commas (default: none)
  --env <names>                   Environment variables that code may read, by commas (default: none)
  --python-packages <names>       Packages that Python may import, by commas (default: none)
  --javascript-packages <names>   Packages that JavaScript may import, by commas (default: none)
  --max-sessions <number>         Open sessions of a client (default: 16)
  --max-output <characters>       Output in an answer (default: 100000)

Tasks:
  --artifact <directory>          Each task of this artifact becomes a tool, under its own limits
  --only-tasks                    No tools that run snippets

HTTP:
  --http <port>                   Serve streamable HTTP at /mcp; 0 for any free port
  --host <address>                Address to listen on (default: 127.0.0.1)
  --token <token>                 Bearer token that clients send; better in CAPSULE_MCP_TOKEN,
                                  which other users of the machine can't see (default: a new one,
                                  printed to standard error)
  --allowed-origins <origins>     Origins of pages that may connect, by commas (default: none)
  --server-names <names>          Names that the server is reached by, by commas, beside
                                  localhost and addresses (default: none)

  -h, --help                      Print this
  -v, --version                   Print the version

Examples:
  ${name} --timeout 5s --ram 128MB
  ${name} --artifact .capsule/build --only-tasks
  CAPSULE_MCP_TOKEN=… ${name} --http 8080 --allowed-origins https://app.example.com
`;
}
