/** The choices a browser keeps between visits: ids and codes only, never a name or a booking. */
export type KeptChoice = 'language' | 'floor' | 'last-seat' | 'legend' | 'view' | 'signed-out';

const nameOf = (choice: KeptChoice) => `sekitori.${choice}`;

/** The kept choice, or undefined where there is none or the browser keeps nothing for a framed page. */
export function readKept(choice: KeptChoice): string | undefined {
  return storage()?.getItem(nameOf(choice)) ?? undefined;
}

export function writeKept(choice: KeptChoice, value: string): void {
  storage()?.setItem(nameOf(choice), value);
}

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    // A browser that blocks third-party storage throws on the mere property; then nothing is kept.
    return undefined;
  }
}
