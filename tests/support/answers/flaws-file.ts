const name = 'ANSWERS_FILE';

/** Where every process of a run writes what its answers break of the OpenAPI document. */
export const flawsFile = (): string | undefined => process.env[name];

/** Has this process and all that it starts write there. */
export function setFlawsFile(path: string): void {
  process.env[name] = path;
}

/** The same for a process whose environment is given in full. */
export function answersNoted(): { readonly [variable: string]: string } {
  const file = flawsFile();
  return file === undefined ? {} : { [name]: file };
}
