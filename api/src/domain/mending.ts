/**
 * What an administrator chooses for bookings to come that a change touches (B5): they stay as they are,
 * with or without a word to their holders; move to the nearest free seat; or end with a notice.
 */
export const mendings = ['keep', 'notify', 'move', 'release'] as const;
export type Mending = (typeof mendings)[number];
