import { fill } from "../dates/pattern.ts";
import { localeData } from "../registry.ts";
import { metazoneAt, regionOf, stateAt } from "./zone.ts";

type Kind = "generic" | "standard" | "daylight";
type Named = { long?: Partial<Record<Kind, string>>; short?: Partial<Record<Kind, string>> };

interface ZoneNameData {
  hour: string;
  gmt: string;
  region: string;
  zones: Record<string, Named & { city?: string }>;
  metazones: Record<string, Named>;
}

/** How long a name or an offset is. */
export type Width = "long" | "short";

/** The name of the times of a zone: "Central European Summer Time", "EST", or its offset where it has no name. */
export function specificName(tag: string, zone: string, time: number, width: Width): string {
  const { summer } = stateAt(zone, time);
  return (
    nameOf(tag, zone, time, width, summer ? "daylight" : "standard") ??
    offsetName(tag, zone, time, width)
  );
}

/** The name without a season: "Pacific Time", "PT", "Germany Time". */
export function genericName(tag: string, zone: string, time: number, width: Width): string {
  const metazone = metazoneAt(zone, time);
  if (metazone !== undefined) {
    const generic = nameOf(tag, zone, time, width, "generic");
    const seasonless = [0, -184, 184].every(
      (days) => !stateAt(zone, time + days * 86400000).summer,
    );
    const standard = seasonless ? nameOf(tag, zone, time, width, "standard") : undefined;
    if (standard !== undefined && standard !== generic) return standard;
    if (generic !== undefined) return generic;
  }
  return locationName(tag, zone) ?? offsetName(tag, zone, time, width);
}

/** "GMT+5:30", "GMT+05:30". */
export function offsetName(tag: string, zone: string, time: number, width: Width): string {
  const data = localeData<ZoneNameData>("zones", tag);
  const { offset } = stateAt(zone, time);
  const [positive = "", negative = ""] = data.hour.split(";");
  const pattern = offset < 0 ? negative : positive;
  const size = Math.abs(offset);
  const [hours, minutes, seconds] = [size / 3600, (size / 60) % 60, size % 60].map(Math.floor) as [
    number,
    number,
    number,
  ];
  const two = (value: number) => String(value).padStart(2, "0");
  const separator = /H+([^Hm]*)m+/.exec(pattern)?.[1] ?? ":";
  let text = width === "long" ? two(hours) : String(hours);
  if (width === "long" || minutes > 0 || seconds > 0) text += separator + two(minutes);
  if (seconds > 0) text += separator + two(seconds);
  return fill(data.gmt, pattern.replace(/H+[^Hm]*m+/, text));
}

function nameOf(
  tag: string,
  zone: string,
  time: number,
  width: Width,
  kind: Kind,
): string | undefined {
  const data = localeData<ZoneNameData>("zones", tag);
  const named = data.zones[zone === "UTC" ? "Etc/UTC" : zone]?.[width]?.[kind];
  if (named !== undefined) return named;
  const metazone = metazoneAt(zone, time);
  return metazone === undefined ? undefined : data.metazones[metazone]?.[width]?.[kind];
}

/** By the country, where a zone is its only one or its main one, else by the city. */
function locationName(tag: string, zone: string): string | undefined {
  if (!zone.includes("/") || zone.startsWith("Etc/")) return undefined;
  const data = localeData<ZoneNameData>("zones", tag);
  const region = regionOf(zone);
  const { types } = localeData<{ types: { region: { long: Record<string, string> } } }>(
    "names",
    tag,
  );
  const place =
    (region === undefined ? undefined : types.region.long[region]) ??
    data.zones[zone]?.city ??
    zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return fill(data.region, place);
}
