export { DisplayNames } from "../intl/display-names.ts";
