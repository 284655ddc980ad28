type Parts = readonly [number, number, number];

const partsOf = (version: string): Parts => {
  const [major = 0, minor = 0, patch = 0] = (version.split(/[-+]/)[0] ?? '').split('.').map(Number);
  return [major, minor, patch];
};

export const majorOf = (version: string): number => partsOf(version)[0];

/** Below 0 where `a` is the older one; a version that only leads up to one (`2.0.0-rc.1`) is older than it. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  for (const at of [0, 1, 2] as const) {
    if (one[at] !== other[at]) return one[at] - other[at];
  }
  return Number(b.includes('-')) - Number(a.includes('-'));
}
