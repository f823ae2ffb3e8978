export { ListFormat } from "../intl/list-format.ts";
