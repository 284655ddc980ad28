/** So large that the name just fits into the desk; characters of Japanese are as wide as high. */
export function seatNameSize(name: string, size: number): number {
  const width = [...name].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.6), 0);
  return Math.min(size * 0.32, (size * 0.84) / Math.max(1, width));
}
