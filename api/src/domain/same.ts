/** Whether two values of plain data say the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  if (!isThing(a) || !isThing(b)) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const fields = Object.keys(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every((field) => Object.hasOwn(b, field) && isSame(a[field], b[field]))
  );
}

const isThing = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null;
