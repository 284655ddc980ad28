/**
 * For how many days the bookings to come of somebody whom RSI took the right from are kept for them, in
 * case it was a mistake; a tenant sets its own (behaviour E7).
 */
export const usualLeaverGraceDays = 1;
export const mostLeaverGraceDays = 30;

const dayMs = 24 * 60 * 60 * 1000;
/** As long as a session may go on after RSI's last yes: what was booked meanwhile is seen by then. */
const shortestGraceMs = 300_000;

/** How long after the withdrawal bookings are given back; no days still mean five minutes. */
export const leaverGraceMs = (days: number) => Math.max(days * dayMs, shortestGraceMs);
