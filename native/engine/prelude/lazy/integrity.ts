export { matchesIntegrity } from "../fetch/integrity.ts";
