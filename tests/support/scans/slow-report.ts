/** What became of the slow connections, second by second, as slowhttptest counted them. */
export type SlowReport = {
  /** Slow connections that were there at once. */
  readonly most: number;
  /** Those that the server had not ended when the time was over. */
  readonly held: number;
  /** Seconds in which the scanner's own probe was not answered. */
  readonly secondsAway: number;
};

/** How somebody is slow: with the headers, with the body, or with reading the answer. */
export type Slowness = 'headers' | 'body' | 'reading';
export const slowConnections = 200;
/** A busy machine answers one or two of them later than the scanner waits. */
const leastConnections = 180;
/** The scanner's own probe waits for its turn too, while so many come at once. */
export const mostSecondsAway = 5;

const heading = 'Seconds,Closed,Pending,Connected,Service Available';

/** Reads the CSV of slowhttptest and its last words; throws where it is another table. */
export function readSlow({
  csv,
  said,
}: {
  readonly csv: string;
  readonly said: string;
}): SlowReport {
  const [head, ...lines] = csv.trim().split('\n');
  if (head !== heading) throw new Error(`No table of slowhttptest: ${head}`);
  const rows = lines.map((line) => line.split(',').map(Number));
  const connected = rows.map((row) => row[3] ?? Number.NaN);
  if (rows.length === 0 || rows.flat().some(Number.isNaN)) throw new Error(`No figures: ${csv}`);
  // It stops counting a moment before the last connection ends, so its last words count.
  const allEnded = /Exit status:.*No open connections left/.test(said);
  return {
    most: Math.max(...connected),
    held: allEnded ? 0 : (connected.at(-1) ?? 0),
    secondsAway: rows.filter((row) => row[4] === 0).length,
  };
}

/** What is wrong with how slow connections ended, and with how others fared meanwhile. */
export function slowFlaws(
  how: Slowness,
  { most, held, secondsAway }: SlowReport,
): readonly string[] {
  return [
    ...(secondsAway > mostSecondsAway ? [`slow ${how}: nobody else came in`] : []),
    ...(most < leastConnections ? [`slow ${how}: only ${most} connections came about`] : []),
    ...(held > 0 ? [`slow ${how}: ${held} connections were held to the end`] : []),
  ];
}
