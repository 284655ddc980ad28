/** The browser's clock; what decides by it is handed the instant. */
export function now(): number {
  return Date.now();
}
