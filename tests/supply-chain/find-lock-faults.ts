import { fromRegistry, type Lock, type Locked } from './read-lock.ts';

/** What is wrong with where a lock takes packages from, one sentence each. */
export function findLockFaults(lock: Lock): string[] {
  return [...fromRegistry(lock).flatMap(faultsOf), ...lock.filter(isLinkOutside).map(linkFault)];
}

const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const registry = 'https://registry.npmjs.org/';
/** The rules of npm for new names, without those that npm has refused since 2014. */
const plausibleName = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

function faultsOf({
  path,
  name,
  aliasOf,
  version = 'nothing',
  integrity,
  resolved,
}: Locked): string[] {
  const says = (fault: string) => `${path}: ${fault}`;
  return [
    ...(integrity !== undefined && sha512.test(integrity)
      ? []
      : [says('has no SHA-512 integrity')]),
    ...(resolved === undefined || resolved.startsWith(registry)
      ? []
      : [says(`comes from ${resolved}`)]),
    ...(plausibleName.test(name) ? [] : [says('has a name that npm would not give')]),
    ...(aliasOf === undefined || aliasOf === name ? [] : [says(`is really ${aliasOf}`)]),
    ...(exactVersion.test(version) ? [] : [says(`is locked to ${version}, which is no version`)]),
  ];
}

const isLinkOutside = ({ link, resolved = '' }: Locked) =>
  link && !/^(api|bot|tabs|tests|env\/local)$/.test(resolved);

const linkFault = ({ path, resolved }: Locked) => `${path}: is a link to ${resolved}`;
