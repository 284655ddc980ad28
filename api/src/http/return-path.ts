/** One slash, then path characters; nothing that a browser could read as another host. */
const pathPattern = /^\/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*$/;

/** Where to go after sign-in: a path of ours, or the start page where it is anything else (no open redirect). */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || !pathPattern.test(wanted)) return '/';
  const origin = 'https://here.invalid';
  return new URL(wanted, origin).origin === origin && !/%(?:2f|5c|0d|0a|00)/i.test(wanted)
    ? wanted
    : '/';
}
