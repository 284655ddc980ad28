type Cookie = {
  readonly host: string;
  readonly name: string;
  readonly value: string;
  readonly path: string;
};

export type Visit = { readonly address: URL; readonly response: Response };

/** As much of a browser as a sign-in needs: it keeps cookies and follows redirects. */
export type Browser = {
  readonly open: (address: string) => Promise<Visit>;
  readonly send: (address: string, form: Readonly<Record<string, string>>) => Promise<Visit>;
  /** What a request to this address would carry, as the header says it. */
  readonly cookiesFor: (address: string) => string;
};

const mostRedirects = 12;

/** Opens pages in one language; with nobody's cookies at first. */
export function newBrowser(language: string): Browser {
  const jar = new Map<string, Cookie>();

  const cookiesFor = (address: string) => {
    const { hostname, pathname } = new URL(address);
    return [...jar.values()]
      .filter(({ host, path }) => host === hostname && covers(path, pathname))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  };

  async function visit(first: string, start: RequestInit): Promise<Visit> {
    let address = new URL(first);
    let init = start;
    for (let hops = 0; hops < mostRedirects; hops += 1) {
      const headers = new Headers(init.headers);
      headers.set('accept-language', language);
      const cookies = cookiesFor(address.href);
      if (cookies) headers.set('cookie', cookies);
      const response = await fetch(address, { ...init, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) keep(jar, address.hostname, line);
      const next = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || next === null) {
        return { address, response };
      }
      await response.body?.cancel();
      address = new URL(next, address);
      init = {};
    }
    throw new Error(`more than ${mostRedirects} redirects from ${first}`);
  }

  return {
    open: (address) => visit(address, {}),
    send: (address, form) => visit(address, { method: 'POST', body: new URLSearchParams(form) }),
    cookiesFor,
  };
}

function covers(path: string, asked: string): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return asked === path || asked.startsWith(folder);
}

/** Cookies know no ports, in browsers as here; `Secure` counts as given on this machine. */
function keep(jar: Map<string, Cookie>, host: string, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(pair.indexOf('=') + 1);
  const attribute = (wanted: string) =>
    attributes
      .map((text) => text.split('='))
      .find(([key = '']) => key.toLowerCase() === wanted)?.[1];
  const path = attribute('path') ?? '/';
  const expires = attribute('expires');
  const isOver =
    attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now());
  const key = `${host} ${path} ${name}`;
  if (isOver) jar.delete(key);
  else jar.set(key, { host, name, value, path });
}
