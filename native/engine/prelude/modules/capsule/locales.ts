export { provide } from "../../intl/registry.ts";
