import assert from 'node:assert/strict';
import { floorId, seatId, siteId, zoneId } from '../../api/src/domain/ids.ts';
import { floorRulesOn, nothingSetAnywhere } from '../../api/src/domain/operation.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import type { Seat } from '../../api/src/domain/seat.ts';
import { clockTime } from '../../api/src/domain/workday.ts';
import { floorsMeant, seatsMeant, storeyIn, zoneIn } from '../../bot/src/understand/read-place.ts';
import { languageOf, plainSentence } from '../../bot/src/understand/sentence.ts';
import { samePeriodOn, wishedPeriod } from '../../bot/src/understand/wished-period.ts';
import { between, siteClock, workday } from '../support/world.ts';

const noSeats: readonly Seat[] = [];

describe('places in a sentence', () => {
  const on = (site: string, name: string, zones: readonly string[] = []) => ({
    site: { id: siteId(site), name: site, ...siteClock('Asia/Tokyo') },
    floor: {
      id: floorId(name),
      siteId: siteId(site),
      name,
      zones: zones.map((label) => ({
        id: zoneId(label),
        name: label,
        x: 0,
        y: 0,
        width: 1,
        height: 1,
      })),
      seats: noSeats,
    },
    operation: nothingSetAnywhere,
    rules: floorRulesOn(nothingSetAnywhere, workday('2026-11-24')),
    bookable: { first: workday('2026-11-24'), last: workday('2026-12-08') },
  });
  const floors = [
    on('東京 品川オフィス', '12階', ['窓際']),
    on('米国 New York オフィス', '27F'),
    on('大阪', '12階'),
  ];
  const meant = (text: string) =>
    floorsMeant(plainSentence(text), floors).map(({ site, floor }) => `${site.name} ${floor.name}`);

  it('finds floors by storey, site or zone', () => {
    assert.deepEqual(meant('27階の空席'), ['米国 New York オフィス 27F']);
    assert.deepEqual(meant('12F'), ['東京 品川オフィス 12階', '大阪 12階']);
    assert.deepEqual(meant('大阪の12階'), ['大阪 12階']);
    assert.deepEqual(meant('new york tomorrow'), ['米国 New York オフィス 27F']);
    assert.deepEqual(meant('明日、窓際'), ['東京 品川オフィス 12階']);
    assert.deepEqual(meant('3階'), []);
    assert.equal(meant('明日').length, 3);
  });

  it('finds the seat that is named, and not one whose name begins alike', () => {
    const seats = ['A-1', 'A-12', 'B12', '窓1'].map((name) => ({
      id: seatId(`f.${name}`),
      name,
      x: 0,
      y: 0,
      turn: 0,
      equipment: [],
    }));
    const [tokyo, ...others] = floors;
    if (!tokyo) assert.fail('no floor');
    const all = [{ ...tokyo, floor: { ...tokyo.floor, seats } }, ...others];
    const named = (text: string) =>
      seatsMeant(plainSentence(text), all).map(({ seat }) => seat.name);

    assert.deepEqual(
      ['A-12にいます', 'Ａ－１に座っています', "I'm at b12.", '窓1にいます', 'A-123', 'XA-1'].map(
        named,
      ),
      [['A-12'], ['A-1'], ['B12'], ['窓1'], [], []],
    );
  });

  it('tells storeys however they are written', () => {
    const storeys = [
      '12階',
      '12F',
      'Floor 12',
      '12th floor',
      '１２Ｆ',
      'フロア12',
      '地下1階',
      'B1F',
    ];

    assert.deepEqual(storeys.map(storeyIn), ['12', '12', '12', '12', '12', '12', 'b1', 'b1']);
    assert.equal(storeyIn('9-12'), undefined);
    assert.equal(zoneIn('窓際がいい', on('大阪', '12階', ['窓際']).floor), '窓際');
  });

  it('knows the language of a sentence', () => {
    assert.deepEqual(['明日', 'tomorrow', '12/3', '123456'].map(languageOf), [
      'ja',
      'en',
      undefined,
      undefined,
    ]);
  });
});

describe('wishedPeriod', () => {
  const settings = { settings: defaultSettings, clock: siteClock('Asia/Tokyo') };
  const day = workday('2026-11-24');

  it('fills open ends with the hours of the floor', () => {
    const from = (time: string) =>
      wishedPeriod({ kind: 'hours', from: clockTime(time) }, day, settings);

    assert.deepEqual(
      from('14:00'),
      between('2026-11-24T14:00:00+09:00', '2026-11-24T20:00:00+09:00'),
    );
    assert.deepEqual(
      from('21:00'),
      between('2026-11-24T21:00:00+09:00', '2026-11-25T00:00:00+09:00'),
    );
    assert.deepEqual(
      wishedPeriod({ kind: 'hours', to: clockTime('10:00') }, day, settings),
      between('2026-11-24T08:00:00+09:00', '2026-11-24T10:00:00+09:00'),
    );
  });

  it('keeps wall-clock times over a change of the clocks', () => {
    const newYork = siteClock('America/New_York');
    const before = between('2026-10-31T09:00:00-04:00', '2026-10-31T12:00:00-04:00');

    assert.deepEqual(
      samePeriodOn(workday('2026-11-02'), before, newYork),
      between('2026-11-02T09:00:00-05:00', '2026-11-02T12:00:00-05:00'),
    );
  });
});
