import { cruise } from 'dependency-cruiser';
import rules from '../.dependency-cruiser.mjs';

/** Holds who may import whom. A gate that sees nothing passes everything, so an empty look is a failure. */
const folders = ['api/src', 'bot/src', 'tabs/src', 'env/local/src', 'tests', 'bench'];
const { output } = await cruise(folders, { ...rules.options, ruleSet: rules, validate: true });
if (typeof output === 'string') throw new Error(output);

for (const violation of output.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
const unseen = folders.filter((folder) => !output.modules.some(({ source }) => source.startsWith(folder)));
console.log(`imports: ${output.summary.totalCruised} modules, ${output.summary.error} violations`);
if (unseen.length > 0) console.error(`No module seen in ${unseen.join(', ')}: the gate is blind.`);
process.exitCode = output.summary.error === 0 && unseen.length === 0 ? 0 : 1;
