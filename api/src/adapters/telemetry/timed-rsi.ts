import { type Rsi, RsiDenied, RsiRefused, RsiUnreachable } from '../../application/ports.ts';
import type { Figures } from './figures.ts';

/** The same RSI; how long it took and what came of it is told. */
export function timedRsi(rsi: Rsi, figures: Pick<Figures, 'observe'>): Rsi {
  function timed<Given extends readonly unknown[], Outcome>(
    operation: string,
    ask: (...given: Given) => Promise<Outcome>,
  ): (...given: Given) => Promise<Outcome> {
    return async (...given) => {
      const began = performance.now();
      const hear = (outcome: string) =>
        figures.observe('sekitori_rsi_call_duration_seconds', (performance.now() - began) / 1000, {
          operation,
          outcome,
        });
      try {
        const answer = await ask(...given);
        hear('answered');
        return answer;
      } catch (error) {
        hear(silenceOf(error));
        throw error;
      }
    };
  }
  return {
    begin: timed('begin', () => rsi.begin()),
    complete: timed('complete', (callback, login) => rsi.complete(callback, login)),
    refresh: timed('refresh', (credentials) => rsi.refresh(credentials)),
    identityOf: timed('identity', (credentials) => rsi.identityOf(credentials)),
    readLogout: timed('logout', (token) => rsi.readLogout(token)),
    revoke: timed('revoke', (credentials) => rsi.revoke(credentials)),
    health: timed('health', () => rsi.health()),
  };
}

function silenceOf(error: unknown): string {
  if (error instanceof RsiDenied) return 'denied';
  if (error instanceof RsiRefused) return 'refused';
  return error instanceof RsiUnreachable ? 'unreachable' : 'failed';
}
