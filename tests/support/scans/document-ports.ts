import { readFileSync } from 'node:fs';

const document = new URL('../../../docs/SECURITY.md', import.meta.url);
const example = new URL('../../../.env.example', import.meta.url);

/** The settings whose ports the security document's table of what comes in names as those of a process. */
export function documentedSettings(): readonly string[] {
  const [, table = ''] =
    /<!-- table incoming -->(.*?)<!-- end -->/s.exec(readFileSync(document, 'utf8')) ?? [];
  const settings = readFileSync(example, 'utf8');
  return [...table.matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port = '']) => {
    const named = new RegExp(`^(?:# )?(\\w*PORT)=${port}$`, 'm').exec(settings)?.[1];
    if (named === undefined) throw new Error(`No setting is known for the documented port ${port}`);
    return named;
  });
}

/** What is wrong with the ports that somebody found open, beside those that the document names. */
export function portFlaws(
  found: readonly number[],
  documented: readonly number[],
): readonly string[] {
  return [
    ...found
      .filter((port) => !documented.includes(port))
      .map((port) => `nmap: port ${port} is open, and the security document does not name it`),
    ...documented
      .filter((port) => !found.includes(port))
      .map((port) => `nmap: port ${port} is named by the security document and not open`),
  ];
}
