import type { Draft } from './draft.ts';

/** What somebody else did to a draft since it was opened: the names of things, seats and zones alike. */
export type Meanwhile = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** The new name of the floor. */
  readonly name?: string;
  readonly isPlanNew: boolean;
};

type Thing = { readonly id: string; readonly name: string };

const thingsOf = ({ zones, seats }: Draft): readonly Thing[] => [...zones, ...seats];
const byId = (things: readonly Thing[]) => new Map(things.map((thing) => [thing.id, thing]));

export function meanwhileIn(opened: Draft, latest: Draft): Meanwhile {
  const [before, after] = [byId(thingsOf(opened)), byId(thingsOf(latest))];
  const names = (things: Iterable<Thing>) => [...things].map(({ name }) => name);
  return {
    added: names(thingsOf(latest).filter(({ id }) => !before.has(id))),
    removed: names(thingsOf(opened).filter(({ id }) => !after.has(id))),
    changed: names(
      thingsOf(latest).filter((thing) => {
        const known = before.get(thing.id);
        return known !== undefined && !isSame(known, thing);
      }),
    ),
    ...(opened.name === latest.name ? {} : { name: latest.name }),
    isPlanNew: opened.plan?.id !== latest.plan?.id,
  };
}

/**
 * Both people's work in one draft: what I changed is mine, all else is as they left it. Thing by thing, so
 * that a seat that both moved stands where I put it, and one that I took away stays away.
 */
export function bothOf({
  opened,
  mine,
  latest,
}: {
  readonly opened: Draft;
  readonly mine: Draft;
  readonly latest: Draft;
}): Draft {
  const plan = mine.plan?.id === opened.plan?.id ? latest.plan : mine.plan;
  const zones = mergedThings(opened.zones, mine.zones, latest.zones);
  const known = new Set(zones.map(({ id }) => id));
  const seats = mergedThings(opened.seats, mine.seats, latest.seats).map((seat) => {
    const { zoneId, ...rest } = seat;
    // Its zone may be one that the other took away.
    return zoneId === undefined || known.has(zoneId) ? seat : rest;
  });
  return {
    name: mine.name === opened.name ? latest.name : mine.name,
    zones,
    seats,
    ...(plan ? { plan } : {}),
  };
}

function mergedThings<Kind extends Thing>(
  opened: readonly Kind[],
  mine: readonly Kind[],
  latest: readonly Kind[],
): Kind[] {
  const [before, own] = [byId(opened), byId(mine)];
  const kept = latest.flatMap((theirs) => {
    const was = before.get(theirs.id);
    const mineNow = mine.find(({ id }) => id === theirs.id);
    if (!mineNow) return was && !own.has(theirs.id) ? [] : [theirs];
    return was && isSame(was, mineNow) ? [theirs] : [mineNow];
  });
  const there = byId(latest);
  const ownMore = mine.filter((thing) => {
    if (there.has(thing.id)) return false;
    const was = before.get(thing.id);
    // They took it away, and I left it as it was: it is gone; what I changed or made stays.
    return !was || !isSame(was, thing);
  });
  return [...kept, ...ownMore];
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);
