const trailingNumber = /^(.*?)(\d+)(\D*)$/su;

/** The first free name after another: A-09 → A-10, keeping zeros; a name without a number gets 2. */
export function nextName(after: string, taken: ReadonlySet<string>): string {
  const match = trailingNumber.exec(after);
  const [head, digits, tail] = match ? match.slice(1) : [`${after}-`, '1', ''];
  const width = digits?.length ?? 1;
  for (let number = Number(digits) + 1; ; number += 1) {
    const name = `${head}${String(number).padStart(width, '0')}${tail}`;
    if (!taken.has(name)) return name;
  }
}
