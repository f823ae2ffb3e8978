import * as csvParse from "csv-parse/sync";
import * as dateFns from "date-fns";
import * as lodash from "lodash";
import * as yaml from "yaml";
import * as zod from "zod";

/**
 * The modules of packages that snippets can import, by their specifiers. They are evaluated in the snapshot: a call
 * pays for those that it uses.
 */
export const MODULES: Readonly<Record<string, object>> = {
  "csv-parse/sync": csvParse,
  "date-fns": dateFns,
  lodash,
  yaml,
  zod,
};
