import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOfUs, builtInOrigins } from '../../tabs/own-teams-origins.ts';

const library = join(import.meta.dirname, '../../node_modules', '@microsoft', 'teams-js');
const constants = join(library, 'dist/esm/packages/teams-js/src/internal/constants.js');

describe('the list of hosts that may frame a tab', () => {
  it('is asked of us, not of Microsoft, as teams-js would (2.1-a, 2.2.2-b)', () => {
    const theirs = readFileSync(constants, 'utf8');
    const ours = askedOfUs(theirs) ?? '';

    assert.match(theirs, /https:\/\/res\.cdn\.office\.net/);
    assert.doesNotMatch(ours, /res\.cdn\.office\.net/);
    assert.match(ours, /new URL\("\/teams-origins\.json",/);
  });

  it('is the one that teams-js carries', () => {
    assert.ok(builtInOrigins().includes('teams.microsoft.com'));
    assert.ok(builtInOrigins().length > 10);
  });

  it('is missed where teams-js names another address, which ends the build', () => {
    assert.equal(
      askedOfUs('export const f = new URL("https://elsewhere.example/list");'),
      undefined,
    );
  });
});
