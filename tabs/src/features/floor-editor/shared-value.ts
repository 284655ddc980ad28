/** What all things share of one property, or that they differ. */
export type Shared<Value> =
  | { readonly kind: 'same'; readonly value: Value }
  | { readonly kind: 'mixed' };

export function sharedBy<Thing, Value>(
  things: readonly [Thing, ...Thing[]],
  propertyOf: (thing: Thing) => Value,
): Shared<Value> {
  const value = propertyOf(things[0]);
  return things.every((thing) => propertyOf(thing) === value)
    ? { kind: 'same', value }
    : { kind: 'mixed' };
}
