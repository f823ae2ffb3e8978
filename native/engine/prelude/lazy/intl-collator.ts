export { Collator } from "../intl/collator.ts";
