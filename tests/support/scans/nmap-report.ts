import type { Finding } from './finding.ts';

/** What nmap found open, and what its probes and scripts said there. */
export type NmapReport = {
  readonly isWhole: boolean;
  readonly ports: readonly number[];
  readonly findings: readonly Finding[];
};

/** Reads the XML that nmap writes; it has one element a port, and everything in attributes. */
export function readNmap(xml: string): NmapReport {
  const ports = [...xml.matchAll(/<port protocol="tcp" portid="(\d+)">(.*?)<\/port>/gs)]
    .map(([, port = '', inside = '']) => ({ port: Number(port), inside }))
    .filter(({ inside }) => /<state state="open"/.test(inside));
  return {
    isWhole: /<finished [^>]*exit="success"/.test(xml),
    ports: ports.map(({ port }) => port),
    findings: ports.flatMap(({ inside }) => [...productOf(inside), ...scriptsOf(inside)]),
  };
}

/** Whom the answers give away; that something speaks HTTP or TLS is no finding. */
function productOf(port: string): readonly Finding[] {
  const [service = ''] = /<service [^>]*>/.exec(port) ?? [];
  const told = ['product', 'version', 'extrainfo'].flatMap((name) => {
    const value = new RegExp(` ${name}="([^"]*)"`).exec(service)?.[1];
    return value === undefined ? [] : [readable(value)];
  });
  return told.length === 0 ? [] : [{ scanner: 'nmap', kind: 'product', detail: told.join(' ') }];
}

function scriptsOf(port: string): readonly Finding[] {
  return [...port.matchAll(/<script id="([^"]+)" output="([^"]*)"/g)].flatMap(
    ([, id = '', output = '']) =>
      id === 'ssl-enum-ciphers'
        ? suitesOf(readable(output))
        : [{ scanner: 'nmap' as const, kind: id, detail: readable(output) }],
  );
}

/** Each suite with its protocol; nmap's own marks give an A to TLS 1.0 and to suites without forward secrecy. */
function suitesOf(output: string): readonly Finding[] {
  const [, ...parts] = output.split(/((?:TLS|SSL)v[\d.]+): /);
  return parts.flatMap((protocol, at) =>
    at % 2 === 1
      ? []
      : [...(parts[at + 1] ?? '').matchAll(/\b((?:TLS|SSL)_\w+)/g)].map(([, suite = '']) => ({
          ...{ scanner: 'nmap' as const, kind: 'suite' },
          detail: `${protocol} ${suite}`,
        })),
  );
}

const entities: { readonly [name: string]: string } = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

const readable = (text: string) =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
