export { supportedValuesOf } from "../intl/values.ts";
