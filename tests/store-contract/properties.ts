import { checkCursorsOfChanges, checkCursorsOfPages } from './cursor-properties.ts';
import type { StoreUnderTest } from './opened-store.ts';
import { checkOrder, checkRoundTrip, checkTenants } from './value-properties.ts';

export function describeProperties(store: StoreUnderTest): void {
  it('gives back whatever JSON can say', () => checkRoundTrip(store.stores));

  it('orders and bounds every page as the other store does', () => checkOrder(store.stores));

  it('never shows a tenant what was not written as that tenant', () => checkTenants(store.stores));

  it('skips and repeats no page while others write', () => checkCursorsOfPages(store.stores));

  it('skips and repeats no change while others write', () => checkCursorsOfChanges(store.stores));
}
