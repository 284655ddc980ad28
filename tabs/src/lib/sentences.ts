/** Some sentences after each other: with a space between, except where one ends as Japanese sentences do. */
export function sentences(...said: readonly (string | undefined)[]): string {
  return said
    .filter((one) => one !== undefined && one !== '')
    .reduce<string>((text, one) => {
      const gap = text === '' || text.endsWith('。') ? '' : ' ';
      return `${text}${gap}${one}`;
    }, '');
}
