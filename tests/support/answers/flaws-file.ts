const name = 'ANSWERS_FILE';

/** Where every process of a run writes what its answers break of the OpenAPI document. */
export const flawsFile = (): string | undefined => process.env[name];

/** Has this process and all that it starts write there. */
export function setFlawsFile(path: string): void {
  process.env[name] = path;
}
