import { z } from 'zod';
import type { Finding } from './finding.ts';

const entries = z.record(
  z.string(),
  z.array(
    z.looseObject({
      method: z.string(),
      path: z.string(),
      info: z.string(),
      parameter: z.string().nullish(),
    }),
  ),
);
const report = z.looseObject({
  vulnerabilities: entries,
  anomalies: entries,
  additionals: entries,
  infos: z.looseObject({ target: z.string(), version: z.string() }),
});

/** What wapiti's report (JSON) and its own words hold: how much it looked at, and what it found. */
export function readWapiti({ json, said }: { readonly json: string; readonly said: string }): {
  readonly addresses: number;
  readonly findings: readonly Finding[];
} {
  const { vulnerabilities, anomalies, additionals } = report.parse(JSON.parse(json));
  const reported = [vulnerabilities, anomalies, additionals].flatMap((kinds) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      found.map(({ method, path, info }) => finding(kind, `${method} ${path}: ${info}`)),
    ),
  );
  const addresses = /Wapiti found (\d+) URLs/.exec(said)?.[1];
  return {
    addresses: addresses === undefined ? 0 : Number(addresses),
    findings: [...reported, ...onlySaid(said)],
  };
}

/** Methods, and what it could not do, stand in no report of wapiti's. */
function onlySaid(said: string): readonly Finding[] {
  const methods = [...said.matchAll(/Interesting methods allowed on (\S+): (.+)/g)].map(
    ([, url = '', names = '']) => finding('methods', `${new URL(url).pathname}: ${names}`),
  );
  const troubles = said
    .split('\n')
    .filter((line) =>
      /skipped due to network issues|Could not find module|Unable to find|Max attack time|^Traceback/.test(
        line,
      ),
    )
    .map((line) => finding('incomplete', line.trim()));
  return [...methods, ...troubles];
}

const finding = (kind: string, detail: string): Finding => ({ scanner: 'wapiti', kind, detail });
