import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { figureList } from '../../api/src/adapters/telemetry/figure-list.ts';
import { routes } from '../../api/src/contract/routes.ts';

const root = new URL('../../', import.meta.url);
export const alertsFolder = new URL('infra/alerts/', root);

const recording = z.strictObject({ record: z.string(), expr: z.string() });
const alert = z.strictObject({
  alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string().min(20), runbook: z.string() }),
});
const file = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      interval: z.string().optional(),
      rules: z.array(z.union([recording, alert])),
    }),
  ),
});

type Alert = z.output<typeof alert>;
type Rule = z.output<typeof recording> | Alert;

export const isAlert = (rule: Rule): rule is Alert => 'alert' in rule;

export const parseRules = (text: string): Rule[] =>
  file.parse(parse(text)).groups.flatMap(({ rules }) => rules);

export const readRules = (): Rule[] =>
  parseRules(readFileSync(new URL('sekitori.rules.yml', alertsFolder), 'utf8'));

const words = new Set(['and', 'or', 'unless', 'by', 'without', 'on', 'ignoring', 'bool', 'offset']);
/** Told by Prometheus itself of every process that it asks. */
const ownOfPrometheus = ['up'];
const suffixes = { histogram: ['_bucket', '_sum', '_count'], counter: [''], gauge: [''] };

/** Series as rules may name them. */
const known = new Set([
  ...ownOfPrometheus,
  ...Object.entries(figureList).flatMap(([name, { kind }]) =>
    suffixes[kind].map((suffix) => `${name}${suffix}`),
  ),
]);

/** What an expression names that nothing tells: series, routes. */
export function findUnknownNames(rules: readonly Rule[]): string[] {
  const recorded = new Set(rules.flatMap((rule) => (isAlert(rule) ? [] : [rule.record])));
  return rules.flatMap((rule) => {
    const by = isAlert(rule) ? rule.alert : rule.record;
    const names = seriesIn(rule.expr).filter((name) => !known.has(name) && !recorded.has(name));
    const strangers = routesIn(rule.expr).filter((name) => !isRoute(name));
    return [...names, ...strangers].map((name) => `${by}: ${name}`);
  });
}

/** Names that stand neither in braces nor before a bracket, nor after `by`. */
function seriesIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, '');
  const names = [...bare.matchAll(/[A-Za-z_:][\w:]*(?![\w:]|\s*\()/g)].map(([name]) => name);
  return names.filter((name) => !words.has(name));
}

const routesIn = (expression: string): string[] =>
  [...expression.matchAll(/\broute=~?"([^"]*)"/g)].flatMap(([, value = '']) => value.split('|'));

const isRoute = (name: string) => name in routes || name === 'page' || name === 'none';

/** Alerts whose runbook is no heading of the document, by the anchors that GitHub makes of headings. */
export function findMissingRunbooks(rules: readonly Rule[], operations: string): string[] {
  const anchors = new Set(
    [...operations.matchAll(/^#+ (.+)$/gm)].map(
      ([, heading = '']) => `docs/OPERATIONS.md#${anchorOf(heading)}`,
    ),
  );
  return rules.filter(isAlert).flatMap(({ alert: name, annotations: { runbook } }) => {
    const isOwn = runbook === `docs/OPERATIONS.md#alert-${name.toLowerCase()}`;
    return isOwn && anchors.has(runbook) ? [] : [`${name}: ${runbook}`];
  });
}

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');

const testFile = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z.array(
        z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) }),
      ),
    }),
  ),
});

/** Alerts that no test sees fire, or that no test sees keep quiet. */
export function findUntriedAlerts(rules: readonly Rule[], tests: readonly string[]): string[] {
  const tried = tests.flatMap((text) =>
    testFile.parse(parse(text)).tests.flatMap(({ alert_rule_test }) => alert_rule_test),
  );
  const isTried = (name: string, fires: boolean) =>
    tried.some((one) => one.alertname === name && one.exp_alerts.length > 0 === fires);
  return rules
    .filter(isAlert)
    .flatMap(({ alert: name }) => [
      ...(isTried(name, true) ? [] : [`${name} is never seen to fire`]),
      ...(isTried(name, false) ? [] : [`${name} is never seen to keep quiet`]),
    ]);
}
