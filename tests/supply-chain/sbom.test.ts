import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { aLock } from './a-lock.ts';
import { readLock } from './read-lock.ts';
import {
  committedSbom,
  findSbomFaults,
  parseSbom,
  sbomOfLock,
  shippedSbom,
  writtenOut,
} from './sbom.ts';

const committed = () => readFileSync(committedSbom, 'utf8');

describe('the bill of materials (CycloneDX)', () => {
  it('is what npm says of the lock; after a change of dependencies: npm run sbom', async () => {
    const said = shippedSbom(await sbomOfLock(), readLock());

    assert.equal(writtenOut(said), committed());
  });

  it('names every shipped package with the hash of the lock', () => {
    const sbom = parseSbom(committed());

    const faults = findSbomFaults(sbom, readLock());

    assert.deepEqual(faults, []);
  });

  it('says when it was made by nothing in it, so that one lock gives one document', () => {
    const text = committed();

    assert.doesNotMatch(text, /"(timestamp|serialNumber|tools)"/);
  });

  it('is found wanting where a package is missing, or has another hash', () => {
    const sbom = parseSbom(committed());
    const [first] = sbom.components;
    const renamed = sbom.components.map((found) =>
      found === first ? { ...found, hashes: [{ alg: 'SHA-512', content: '00' }] } : found,
    );

    const missing = findSbomFaults(sbom, aLock());
    const changed = findSbomFaults({ ...sbom, components: renamed }, readLock());

    assert.deepEqual(missing, ['good@1.0.0 is not in the SBOM as it is in the lock']);
    assert.deepEqual(changed, [`${first?.['bom-ref']} is not in the SBOM as it is in the lock`]);
  });
});
