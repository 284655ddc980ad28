import { startCosmosSimulator } from './simulator.ts';

/** The simulator as a process: says its endpoint and key in one line of JSON, ends with whoever started it. */
const { endpoint, key } = await startCosmosSimulator();
process.stdout.write(`${JSON.stringify({ endpoint, key })}\n`);
process.stdin.resume().once('end', () => process.exit());
