import tr46 from "tr46";

export const { toASCII } = tr46;
