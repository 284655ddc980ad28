/** What became of the slow connections, second by second, as slowhttptest counted them. */
export type SlowReport = {
  /** Slow connections that were there at once. */
  readonly most: number;
  /** Those that the server had not ended when the time was over. */
  readonly held: number;
  /** Seconds in which the scanner's own probe was not answered. */
  readonly secondsAway: number;
};

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
