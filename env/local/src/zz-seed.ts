import { seed } from './seed.ts';
import { seedWorld } from './world.ts';

const t = performance.now();
const w = await seedWorld({ file: '/tmp/zz-seed/s.db', issuer: 'http://localhost:3979' });
console.log(await seed(w), performance.now() - t);
await w.stop();
