import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** Where teams-js asks Microsoft for the hosts that may frame a tab. */
const atMicrosoft = 'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json';
const fileName = 'teams-origins.json';
const packaged = '/dist/esm/packages/teams-js/src/artifactsForCDN/validDomains.json.js';

/**
 * Lets teams-js ask us instead of Microsoft which hosts may frame the tab, and answers with the list of
 * the version that is built in: our pages call nobody else, whether a tenant is linked or not (2.1-a, 2.2.2-b).
 */
export function ownTeamsOrigins(): Plugin {
  let isReplaced = false;
  return {
    name: 'own-teams-origins',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const ours = id.includes('@microsoft/teams-js') ? askedOfUs(code) : undefined;
      if (ours === undefined) return undefined;
      isReplaced = true;
      return { code: ours, map: null };
    },
    generateBundle(_options, bundle) {
      const written = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? [part.code] : [],
      );
      if (!isReplaced || written.some((code) => code.includes(atMicrosoft))) {
        this.error('teams-js would ask Microsoft for its list of hosts: look at its new version');
      }
      this.emitFile({
        type: 'asset',
        fileName,
        source: JSON.stringify({ validOrigins: builtInOrigins() }),
      });
    },
  };
}

/** The code of teams-js with our own address in the place of Microsoft's; undefined where it names none. */
export function askedOfUs(code: string): string | undefined {
  const address = `new URL("/${fileName}",globalThis.location?.origin??"https://localhost")`;
  const ours = code.replace(`new URL("${atMicrosoft}")`, address);
  return ours === code ? undefined : ours;
}

/** The list that teams-js falls back on. */
export function builtInOrigins(): readonly string[] {
  const main = createRequire(import.meta.url).resolve('@microsoft/teams-js');
  const file = main.replace(/\/dist\/.*$/, packaged);
  const list = /\[("[^\]]+")\]/.exec(readFileSync(file, 'utf8'))?.[0];
  return JSON.parse(list ?? '');
}
