import type { KnipConfig } from 'knip';

/** What counts as used: the processes, the tests, and the fixed packages of the product's card. */
const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': { entry: ['bench/run.ts'], project: ['bench/**/*.ts'] },
    api: { entry: ['src/compose.ts', 'src/config.ts'], project: ['src/**/*.ts'] },
    bot: { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    tabs: { entry: ['src/app/main.tsx'], project: ['src/**/*.{ts,tsx}'] },
    'env/local': {
      entry: ['src/start.ts', 'src/demo-session.ts', 'src/playground.ts'],
      project: ['src/**/*.ts'],
    },
    tests: {
      entry: ['**/*.test.ts', 'run.ts', 'check-imports.ts', 'support/service.ts'],
      project: ['**/*.ts'],
    },
  },
};

export default config;
