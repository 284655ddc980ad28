import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deviceOf } from '../../api/src/http/device.ts';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const programs: readonly (readonly [string, string])[] = [
  [
    'Edge Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
  ],
  [
    'Edge Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 Teams/25290.205.4069.4894/49`,
  ],
  [
    'Chrome macOS',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Chrome/142.0.0.0 Safari/537.36`,
  ],
  [
    'Safari macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  ],
  ['Firefox Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  [
    'Chrome Android',
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webKit} Chrome/142.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'Samsung Internet Android',
    `Mozilla/5.0 (Linux; Android 14; SM-S921) ${webKit} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'Firefox iOS',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15',
  ],
  [
    'Chrome ChromeOS',
    `Mozilla/5.0 (X11; CrOS x86_64 16093.68.0) ${webKit} Chrome/142.0.0.0 Safari/537.36`,
  ],
  [
    'Opera Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0`,
  ],
];

const words = (userAgent: string | undefined) => Object.values(deviceOf(userAgent)).join(' ');

describe('what a program calls itself', () => {
  it('is a browser and a system that its owner knows', () => {
    assert.deepEqual(
      programs.map(([, userAgent]) => words(userAgent)),
      programs.map(([expected]) => expected),
    );
  });

  it('is nothing where it says nothing, or nothing known', () => {
    assert.deepEqual([deviceOf(undefined), deviceOf(''), deviceOf('curl/8.5.0')], [{}, {}, {}]);
  });

  it('is never a text of its own making', () => {
    const known = new Set(programs.flatMap(([, userAgent]) => Object.values(deviceOf(userAgent))));
    const said = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'Chrome/',
          'Version/1 Safari/',
          'Windows NT',
          '<b>',
          'Edg/',
          ' iPad ',
          'OPR/',
        ),
      ),
    );

    fc.assert(
      fc.property(said, (parts) => {
        const told = Object.values(deviceOf(parts.join('')));
        return told.every((name) => known.has(name) || name === 'iPadOS');
      }),
    );
  });
});
