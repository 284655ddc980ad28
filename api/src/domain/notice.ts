/** Why somebody is told of a booking of theirs on their pages. */
export const noticeKinds = [
  'seat-removed',
  'lapsed',
  'rule-changed',
  'moved',
  'released',
  'check-in-due',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
