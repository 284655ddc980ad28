/** One slash, then path characters; nothing that a browser could read as another host. */
const pathPattern = /^\/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*$/;

/** Encoded slashes, backslashes and control characters: what stands between decodes them, sometimes. */
const hiddenPattern = /%(?:2f|5c|[01][0-9a-f]|7f)/i;

/** Where to go after sign-in: a path of ours, or the start page where it is anything else (no open redirect). */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || !pathPattern.test(wanted) || hiddenPattern.test(wanted)) return '/';
  const origin = 'https://here.invalid';
  return new URL(wanted, origin).origin === origin ? wanted : '/';
}
