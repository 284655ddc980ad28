/** The value of one series in the text format of Prometheus, by its name and labels as they are written. */
export function valueOfSeries(text: string, series: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

const allowed = new Set([
  'action',
  'code',
  'job',
  'le',
  'operation',
  'outcome',
  'quantile',
  'route',
  'status_class',
  'way',
]);
/** Names of routes and codes, and numbers; no id, no address and no sentence looks like one. */
const closed = /^([a-z]+([A-Z0-9][a-z0-9]*)*|[a-z]+(-[a-z]+)*|[1-5]xx|\+Inf|\d+(\.\d+)?)$/;

/** Lines with a label that is not on the list, or whose value names somebody or could. */
export function findTellingLabels(text: string, names: readonly string[]): string[] {
  return text.split('\n').filter((line) => {
    const isNaming = names.some((name) => line.toLowerCase().includes(name.toLowerCase()));
    const labels = [...line.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    return (
      !line.startsWith('#') &&
      (isNaming ||
        labels.some(([, label = '', value = '']) => !allowed.has(label) || !closed.test(value)))
    );
  });
}
