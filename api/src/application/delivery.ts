import type { TenantId } from '../domain/ids.ts';
import type { Operations } from './audit/operations.ts';
import { ChatClosed, ChatGone, type Chats, type Clock, type Ids } from './ports.ts';
import type { Stores } from './store.ts';
import { isTroubleOfStore } from './store-faults.ts';

/** What notices are delivered with. */
export type DeliveryWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chats: Chats;
  readonly operations: Operations;
  /** Hears of the first failure of each notice, and of each that is given up. */
  readonly hear: (trouble: DeliveryTrouble) => void;
};

/** Without personal data: it goes into the log. */
export type DeliveryTrouble = {
  readonly outcome: 'tried-again' | 'parked';
  readonly tenant: TenantId;
  /** The id of its document, for `notices:retry`. */
  readonly notice: string;
  readonly attempts: number;
  readonly error: unknown;
};

/**
 * Runs one delivery to one chat and answers why it failed; a chat that is gone is forgotten instead,
 * and one that is closed counts as told.
 */
export async function failureOf(
  deliver: () => Promise<void>,
  forget: () => Promise<void>,
): Promise<unknown[]> {
  try {
    await deliver();
    return [];
  } catch (error) {
    if (isTroubleOfStore(error)) throw error;
    if (error instanceof ChatClosed) return [];
    if (!(error instanceof ChatGone)) return [error];
    await forget();
    return [];
  }
}
