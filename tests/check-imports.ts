import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Holds who may import whom. A gate that sees nothing passes everything, so an empty look is a failure. */
const folders = ['api/src', 'bot/src', 'tabs/src', 'env/local/src', 'tests', 'bench'];
const options = await extractDepcruiseOptions('./.dependency-cruiser.mjs');
const { output } = await cruise(folders, options, undefined, {
  tsConfig: extractTsConfig('tsconfig.base.json'),
});
if (typeof output === 'string') throw new Error(output);
const result: ICruiseResult = output;

for (const { rule, from, to } of result.summary.violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}
const isSeen = (folder: string) => result.modules.some(({ source }) => source.startsWith(folder));
const unseen = folders.filter((folder) => !isSeen(folder));
const { totalCruised, error } = result.summary;
console.log(`imports: ${totalCruised} modules, ${error} violations`);
if (unseen.length > 0) console.error(`No module seen in ${unseen.join(', ')}: the gate is blind.`);
process.exitCode = error === 0 && unseen.length === 0 ? 0 : 1;
