import type { ClosedReason } from '../domain/holiday.ts';
import type { Language } from './language.ts';

/** Why something is closed: an administrator's words as they are, the name of a holiday in the reader's language. */
export function reasonText(reason: ClosedReason, language: Language): string {
  return typeof reason === 'string' ? reason : reason[language];
}
