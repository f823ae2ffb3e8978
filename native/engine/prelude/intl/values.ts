import { allOrderKinds, localeData } from "./registry.ts";
import { canonicalZones } from "./zones/zone.ts";

/** Units that the standard knows. */
const UNITS =
  "acre bit byte celsius centimeter day degree fahrenheit fluid-ounce foot gallon gigabit gigabyte gram hectare hour inch kilobit kilobyte kilogram kilometer liter megabit megabyte meter microsecond mile mile-scandinavian milliliter millimeter millisecond minute month nanosecond ounce percent petabyte pound second stone terabit terabyte week yard year";

/** `Intl.supportedValuesOf`. */
export const { supportedValuesOf } = {
  supportedValuesOf(key: string): string[] {
    switch (String(key)) {
      case "calendar":
        return ["gregory", "iso8601"];
      case "collation":
        return allOrderKinds();
      case "currency":
        return Object.keys(localeData<object>("currencies", "en")).sort();
      case "numberingSystem":
        return [...localeData<{ nu: string[] }>("number", "en").nu].sort();
      case "timeZone":
        return canonicalZones();
      case "unit":
        return UNITS.split(" ");
      default:
        throw new RangeError(`Invalid key : ${key}`);
    }
  },
};
