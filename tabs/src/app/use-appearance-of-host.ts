import { useEffect, useState } from 'react';
import { type Appearance, appearances } from '../lib/appearance.ts';
import { hostConnection } from './host/host.ts';

const darkQuery = '(prefers-color-scheme: dark)';
const contrastQuery = '(forced-colors: active)';

function ofBrowser(): Appearance {
  if (matchMedia(contrastQuery).matches) return 'contrast';
  return matchMedia(darkQuery).matches ? 'dark' : 'light';
}

function ofTeams(theme: string): Appearance {
  if (theme === 'contrast') return 'contrast';
  return theme === 'dark' ? 'dark' : 'light';
}

/** The look to have: the address's `?theme=`, then Teams', then the browser's, following each change. */
export function useAppearanceOfHost(): Appearance {
  const [asked] = useState(() => new URLSearchParams(location.search).get('theme'));
  const [followed, setFollowed] = useState<Appearance>(ofBrowser);

  useEffect(() => {
    let isOver = false;
    const lists = [matchMedia(darkQuery), matchMedia(contrastQuery)];
    const follow = () => setFollowed(ofBrowser());
    for (const list of lists) list.addEventListener('change', follow);
    void hostConnection().then((host) => {
      if (host.kind !== 'teams' || isOver) return;
      for (const list of lists) list.removeEventListener('change', follow);
      setFollowed(ofTeams(host.theme));
      host.onTheme((theme) => setFollowed(ofTeams(theme)));
    });
    return () => {
      isOver = true;
      for (const list of lists) list.removeEventListener('change', follow);
    };
  }, []);

  return appearances.find((appearance) => appearance === asked) ?? followed;
}
