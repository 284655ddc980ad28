import assert from 'node:assert/strict';
import { timeZoneOf } from '../../tabs/src/lib/floor-clock.ts';
import { withZone, zoneLabel } from '../../tabs/src/lib/zone-label.ts';

const at = Date.parse('2026-10-05T00:00:00Z');
const inTokyo = { viewers: 'Asia/Tokyo', at };
const newYork = timeZoneOf('America/New_York');

describe('the name of a site’s zone', () => {
  it('stands beside a time for who lives in another zone', () => {
    const told = (['ja', 'en'] as const).map((language) =>
      withZone('10:30', zoneLabel(newYork, language, inTokyo), language),
    );

    assert.deepEqual(told, ['10:30(米国東部時間)', '10:30 (Eastern Time)']);
  });

  it('is left out for who lives in it, under whichever of its names', () => {
    const kolkata = Intl.DateTimeFormat('en', { timeZone: 'Asia/Kolkata' }).resolvedOptions();

    const labels = [
      zoneLabel(newYork, 'ja', { viewers: 'America/New_York', at }),
      zoneLabel(timeZoneOf('Asia/Calcutta'), 'en', { viewers: kolkata.timeZone, at }),
      zoneLabel(timeZoneOf('Asia/Kolkata'), 'en', { viewers: kolkata.timeZone, at }),
    ];

    assert.deepEqual(labels, [undefined, undefined, undefined]);
  });

  it('is never the time of a season, which another day has not', () => {
    const labels = ['Australia/Lord_Howe', 'Europe/Paris'].map((zone) =>
      zoneLabel(timeZoneOf(zone), 'en', inTokyo),
    );

    assert.deepEqual(labels, ['Lord Howe Time', 'Central European Time']);
  });
});
