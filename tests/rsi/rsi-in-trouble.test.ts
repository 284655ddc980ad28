import assert from 'node:assert/strict';
import {
  type Rsi,
  RsiDenied,
  RsiRefused,
  RsiUnreachable,
} from '../../api/src/application/ports.ts';
import type { TroubleKind } from '../../env/local/src/rsi/trouble.ts';
import { aStage, makeTrouble, type Stage, switchPerson } from '../env-local/rsi-client.ts';
import { rsiAt, signedIn } from './at-issuer.ts';

const hanako = 'hanako.sato@midori.example';
const kenichi = 'kenichi.suzuki@midori.example';
/** More than a question about a person may take, less than one at sign-in. */
const slowSeconds = 4;

/** What each trouble is to whoever asks about a person. None of them is a yes, and none is a no. */
const faults = {
  unavailable: RsiUnreachable,
  dropped: RsiUnreachable,
  slow: RsiUnreachable,
  'web-page': RsiRefused,
  truncated: RsiRefused,
  endless: RsiRefused,
  redirect: RsiRefused,
  'other-person': RsiRefused,
} satisfies Record<Exclude<TroubleKind, 'none'>, unknown>;
const kinds = Object.keys(faults).filter((kind): kind is keyof typeof faults => kind in faults);

describe('RSI in trouble (2.2.1-e)', () => {
  let stage: Stage;
  let rsi: Rsi;
  before(async () => {
    stage = await aStage();
    rsi = await rsiAt(stage.issuer, { redirectUri: new URL(stage.redirectUri) });
  });
  afterEach(() => makeTrouble(stage, { kind: 'none' }));
  after(() => stage.stop());

  for (const kind of kinds) {
    it(`says neither yes nor no about a person while it is: ${kind}`, async () => {
      const { identity, credentials } = await signedIn(rsi, hanako);
      await makeTrouble(stage, { kind, seconds: slowSeconds });

      await assert.rejects(rsi.identityOf(credentials), faults[kind]);

      await makeTrouble(stage, { kind: 'none' });
      assert.deepEqual(await rsi.identityOf(credentials), identity);
    });
  }

  it('loses no credentials to a renewal that RSI did not hear', async () => {
    const { identity, credentials } = await signedIn(rsi, hanako);
    for (const kind of ['unavailable', 'dropped', 'web-page', 'redirect'] as const) {
      await makeTrouble(stage, { kind });
      await assert.rejects(rsi.refresh(credentials), faults[kind], kind);
    }

    await makeTrouble(stage, { kind: 'none' });
    const renewed = await rsi.refresh(credentials);

    assert.deepEqual(await rsi.identityOf(renewed), identity);
  });

  it('is not asked about a person with a token past its life, as its no would be about the token', async () => {
    const { credentials } = await signedIn(rsi, hanako);
    const late = await rsiAt(stage.issuer, {}, { now: () => credentials.accessUntil });

    await assert.rejects(late.identityOf(credentials), RsiRefused);
  });

  it('says no about somebody it deleted, whichever way it is asked', async () => {
    const { credentials } = await signedIn(rsi, kenichi);

    await switchPerson(stage, 'midori.kenichi.suzuki', { deleted: true });

    await assert.rejects(rsi.identityOf(credentials), RsiDenied);
    await assert.rejects(rsi.refresh(credentials), RsiDenied);
  });

  it('tells that somebody is in another tenant now', async () => {
    const { identity, credentials } = await signedIn(rsi, hanako);

    await switchPerson(stage, 'midori.hanako.sato', { tenant: 'contoso' });
    const moved = await rsi.identityOf(credentials);
    await switchPerson(stage, 'midori.hanako.sato', { tenant: 'midori' });

    assert.deepEqual(moved, { ...identity, tenant: 'contoso', tenantName: 'Contoso' });
  });

  it('takes credentials back, and they are good for nothing afterwards', async () => {
    const { credentials } = await signedIn(rsi, hanako);

    await rsi.revoke(credentials);

    await assert.rejects(rsi.identityOf(credentials), RsiDenied);
    await assert.rejects(rsi.refresh(credentials), RsiDenied);
  });
});
