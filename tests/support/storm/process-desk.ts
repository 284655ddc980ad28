import { once } from 'node:events';
import type { Death } from '../kill/death.ts';
import type { Answered, Asked } from './booking-process.ts';
import { type Child, startChild } from './child.ts';
import type { Desk, Outcome } from './deeds.ts';
import { type ProcessSettings, settingsAsEnvironment } from './process-settings.ts';

/** A process of its own that carries deeds out; what it did not answer before it died is unknown. */
export type BookingProcess = {
  readonly desk: Desk;
  /** Tells it where to end itself. */
  dieAt(death: Death): void;
  kill(): Promise<void>;
  /** Settles when it has gone, however. */
  readonly gone: Promise<unknown>;
};

export async function startBookingProcess(settings: ProcessSettings): Promise<BookingProcess> {
  const entry = new URL('booking-process.ts', import.meta.url);
  const child: Child = await startChild(entry, settingsAsEnvironment(settings));
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let asked = 0;
  let isGone = false;
  const gone = once(child.process, 'exit').then(() => {
    isGone = true;
    for (const settle of waiting.values()) settle({ is: 'unknown', why: 'its process died' });
    waiting.clear();
  });
  child.process.on('message', ({ id, outcome }: Answered) => {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  });
  /** A process that is dying cannot be written to any more, and its end is heard of soon. */
  const tell = (message: Asked) => child.process.send(message, () => undefined);
  return {
    gone,
    kill: () => child.kill(),
    dieAt: (die) => tell({ die }),
    desk: (deed) => {
      if (isGone) return Promise.resolve({ is: 'unknown', why: 'its process was dead' });
      asked += 1;
      const id = asked;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        tell({ id, deed });
      });
    },
  };
}
