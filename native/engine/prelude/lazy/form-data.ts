export { FormData } from "../form-data/form-data.ts";
