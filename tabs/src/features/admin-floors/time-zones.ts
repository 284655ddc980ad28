/** The zones a browser knows, by their IANA names. */
export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone');

export const timeZoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const isTimeZone = (name: string): boolean => timeZones.includes(name) || name === 'UTC';

/** The zones whose name contains what was typed, as people type it: "new york", "tokyo". */
export function timeZonesLike(typed: string, most = 40): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  return timeZones.filter((zone) => zone.toLowerCase().includes(wanted)).slice(0, most);
}
