import assert from 'node:assert/strict';
import { certificateFlaws, daysLeft } from '../../api/src/adapters/tls/certificate-flaws.ts';
import { type Certified, certify } from '../support/certificates.ts';

const host = 'sekitori.example';
const authority = certify({ host: 'Authority of the tests', isAuthority: true });
const middle = certify({ host: 'Middle', by: authority, isAuthority: true });
const weakMiddle = certify({ host: 'Middle', by: authority, isAuthority: true, hash: 'sha1' });

function flawsOf(
  certified: Certified,
  { chain = '', key = certified.key, asked = host, takesSelfSigned = false } = {},
) {
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const files = { certificate: certified.cert + chain, key: pem };
  return certificateFlaws(files, { host: asked, now: Date.now(), takesSelfSigned });
}

describe('the certificate of a server that ends TLS itself (5.2-b)', () => {
  it('is taken from an authority, with RSA 2048 or P-256, alone or with those that vouch for it', () => {
    assert.deepEqual(flawsOf(certify({ host, by: authority })), []);
    assert.deepEqual(flawsOf(certify({ host, by: authority, key: 'p-256' })), []);
    assert.deepEqual(flawsOf(certify({ host, by: authority, days: 396 })), []);
    assert.deepEqual(
      flawsOf(certify({ host, by: middle }), { chain: middle.cert + authority.cert }),
      [],
    );
  });

  const rows: readonly [string, () => string[], RegExp][] = [
    [
      'the key of another',
      () => flawsOf(certify({ host, by: authority }), { key: certify({ host, key: 'p-256' }).key }),
      /^the key belongs to another one$/,
    ],
    [
      'another host',
      () => flawsOf(certify({ host: 'x.example', by: authority })),
      /^it is not made out to sekitori.example$/,
    ],
    [
      'an end that has passed',
      () => flawsOf(certify({ host, by: authority, days: -1 })),
      /^it ended on /,
    ],
    [
      'a beginning to come',
      () => flawsOf(certify({ host, by: authority, begins: 2 })),
      /^it begins only on /,
    ],
    [
      'a life of more than 398 days',
      () => flawsOf(certify({ host, by: authority, days: 398 })),
      /^it lives longer than 398 days$/,
    ],
    [
      'RSA of 1024 bits',
      () => flawsOf(certify({ host, by: authority, key: 'rsa-1024' })),
      /^a key is weaker/,
    ],
    [
      'a curve of 224 bits',
      () => flawsOf(certify({ host, by: authority, key: 'p-224' })),
      /^a key is weaker/,
    ],
    [
      'SHA-1',
      () => flawsOf(certify({ host, by: authority, hash: 'sha1' })),
      /^a signature is weaker than SHA-2$/,
    ],
    [
      'SHA-1 further up',
      () => flawsOf(certify({ host, by: weakMiddle }), { chain: weakMiddle.cert }),
      /^a signature is weaker than SHA-2$/,
    ],
    ['no authority', () => flawsOf(certify({ host })), /^no authority has signed it$/],
    [
      'a chain out of order',
      () => flawsOf(certify({ host, by: middle }), { chain: authority.cert + middle.cert }),
      /^the certificates behind it do not vouch for it in their order$/,
    ],
  ];
  for (const [flaw, find, sentence] of rows) {
    it(`is refused with ${flaw}, and for that alone`, () => {
      const found = find();

      assert.equal(found.length, 1, found.join());
      assert.match(found[0] ?? '', sentence);
    });
  }

  it('may be signed by itself where a demonstration takes that', () => {
    assert.deepEqual(flawsOf(certify({ host }), { takesSelfSigned: true }), []);
  });

  it('is judged by the address where people use no name', () => {
    const flaws = flawsOf(certify({ host, by: authority }), { asked: '192.0.2.1' });

    assert.deepEqual(flaws, ['it is not made out to 192.0.2.1']);
  });

  it('says how many days it has left', () => {
    assert.equal(daysLeft(certify({ host, days: 20 }).cert, Date.now() - 1000), 20);
  });
});
