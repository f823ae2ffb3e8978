import { publicEc } from "./ec.ts";
import type { AsymmetricMaterial } from "./material.ts";
import { publicOkp } from "./okp.ts";
import { publicRsa } from "./rsa.ts";

/** The key without its secret. */
export function publicOf<M extends AsymmetricMaterial>(material: M): M {
  switch (material.kind) {
    case "rsa":
      return publicRsa(material) as M;
    case "ec":
      return publicEc(material) as M;
    case "okp":
      return publicOkp(material) as M;
  }
}
