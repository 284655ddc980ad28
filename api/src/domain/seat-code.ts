/** What is printed at a seat, so that whoever says it was there (C1). */
export const seatCodePattern = /^[a-z2-7]{10}$/;

export const seatCodeLength = 10;

/** Looks at every character, so that how long it takes says nothing of where two codes differ. */
export function isSameCode(said: string, right: string): boolean {
  let difference = said.length ^ right.length;
  for (let at = 0; at < right.length; at += 1) {
    difference |= said.charCodeAt(at) ^ right.charCodeAt(at);
  }
  return difference === 0;
}
