/**
 * A pure function that keeps its last answers. Reckoning with a zone's rules takes some 20 µs, and a
 * floor of 200 seats asks the same dozen instants a thousand times. Bounded: full, it starts anew.
 */
export function remembered<Args extends readonly (string | number)[], Value>(
  reckon: (...args: Args) => Value,
  most = 1000,
): (...args: Args) => Value {
  // By one argument after the other, the last first, of which there are fewest: to make one key of all
  // of them costs more than most answers do.
  const known: Answers<Value> = { beneath: new Map(), answer: undefined };
  let size = 0;
  return (...args) => {
    let kept = known;
    for (let at = args.length - 1; at >= 0; at -= 1) kept = beneath(kept, args[at] ?? '');
    if (kept.answer !== undefined) return kept.answer;
    kept.answer = reckon(...args);
    size += 1;
    if (size > most) {
      known.beneath = undefined;
      size = 0;
    }
    return kept.answer;
  };
}

type Answers<Value> = {
  beneath: Map<string | number, Answers<Value>> | undefined;
  answer: Value | undefined;
};

function beneath<Value>(kept: Answers<Value>, arg: string | number): Answers<Value> {
  kept.beneath ??= new Map();
  const known = kept.beneath.get(arg);
  if (known) return known;
  const fresh: Answers<Value> = { beneath: undefined, answer: undefined };
  kept.beneath.set(arg, fresh);
  return fresh;
}

/** A function that is asked once for each thing; undefined answers are kept too. */
export function onceForEach<Thing extends object, Value>(
  reckon: (thing: Thing) => Value,
): (thing: Thing) => Value {
  const known = new Map<Thing, { readonly answer: Value }>();
  return (thing) => {
    const kept = known.get(thing) ?? { answer: reckon(thing) };
    known.set(thing, kept);
    return kept.answer;
  };
}
