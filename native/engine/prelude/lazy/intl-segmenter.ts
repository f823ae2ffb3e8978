export { Segmenter } from "../intl/segmenter.ts";
