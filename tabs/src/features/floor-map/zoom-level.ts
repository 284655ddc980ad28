/** What a seat can show at its size on the screen: only its mark, its name too, its equipment too. */
export type ZoomLevel = 'far' | 'middle' | 'near';

/** The level for a seat's side in CSS pixels: names from 32, where their letters are 10 pixels high. */
export function zoomLevelOf(seatOnScreen: number): ZoomLevel {
  if (seatOnScreen < 32) return 'far';
  return seatOnScreen < 64 ? 'middle' : 'near';
}

/** The scale at which a seat is comfortably read, for what is brought into sight. */
export function readableScale(seatSize: number): number {
  return 56 / seatSize;
}
