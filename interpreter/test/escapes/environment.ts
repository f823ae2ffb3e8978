import { attempts, fails, gives } from "./types.ts";

/** What there is to know of the machine, its user and the process. */
export const ENVIRONMENT = [
  ...attempts("python", [
    ["all variables", "import os\ndict(os.environ)", gives({})],
    ["one variable", "import os\nos.getenv(host['variable'])", gives(null)],
    [
      "all variables, raw",
      "from wit_world.imports import environment\nenvironment.get_environment()",
      gives([]),
    ],
    [
      "the process's arguments, raw",
      "from wit_world.imports import environment\nenvironment.get_arguments()",
      gives([]),
    ],
    ["the user's name", "import getpass\ngetpass.getuser()", fails(/./)],
    ["the user's home", "import os\nos.path.expanduser('~')", gives("~")],
    ["the user's number", "import os\nos.getuid()", fails(/no attribute 'getuid'/)],
    [
      "a variable with a name that is granted to nobody",
      "import os\nos.environ['PATH']",
      fails(/PATH/),
    ],
    [
      "a variable that the next run would find",
      "import os\nos.environ['LEFT'] = 'behind'\nos.environ['LEFT']",
      gives("behind"),
    ],
  ]),
  ...attempts("javascript", [
    ["all variables", "({ ...process.env })", gives({})],
    ["one variable", "process.env[host.variable] ?? null", gives(null)],
    [
      "the process's arguments",
      "process.argv.concat(process.execArgv).join().includes('capsule-')",
      gives(false),
    ],
    ["the machine's addresses", "Object.keys(require('os').networkInterfaces())", gives([])],
    ["a report of the process", "typeof process.report?.getReport", gives("undefined")],
    ["the user", "require('os').userInfo().uid", fails(/os\.userInfo\(\) is not available/)],
    ["the name of the machine", "require('os').hostname()", gives("localhost")],
    ["the main module", "typeof process.mainModule", gives("undefined")],
    [
      "the builder's variables",
      "typeof import_meta_env + typeof process.env.NODE_ENV",
      gives("undefinedundefined"),
    ],
  ]),
];
