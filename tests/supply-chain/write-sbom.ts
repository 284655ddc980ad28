import { writeFileSync } from 'node:fs';
import { readLock } from './read-lock.ts';
import { committedSbom, sbomOfLock, shippedSbom, writtenOut } from './sbom.ts';

/** `npm run sbom`: the bill of materials anew, after a change of dependencies. */
const sbom = shippedSbom(await sbomOfLock(), readLock());
writeFileSync(committedSbom, writtenOut(sbom));
console.log(`${sbom.components.length} packages in ${committedSbom.pathname}`);
