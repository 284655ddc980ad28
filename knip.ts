import type { KnipConfig } from 'knip';

/** What counts as used beside what knip finds by itself. */
const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // botbuilder-dialogs calls it while it is installed.
    'rimraf',
    // Read by path: a command, scripts for a page, schemas.
    '@microsoft/m365agentsplayground',
    '@microsoft/app-manifest',
    'axe-core',
  ],
  // promtool is Debian's; its tests skip without it.
  ignoreBinaries: ['vite', 'promtool'],
  workspaces: {
    // Servers under measurement are processes of their own.
    '.': { entry: ['bench/http/*-server.ts'], project: ['bench/**/*.ts'] },
    // Its exports are for the other workspaces alone, so that one which none of them uses is dead.
    api: { project: ['src/**/*.ts'], includeEntryExports: true },
    bot: { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    tabs: { project: ['src/**/*.{ts,tsx}', '*.ts'] },
    'env/local': { project: ['src/**/*.ts'] },
    tests: {
      entry: [
        '**/*.test.ts',
        'support/service.ts',
        'support/cosmos/start.ts',
        'support/answers/of-this-run.ts',
        'support/observed/egress-of-this-run.ts',
      ],
      project: ['**/*.ts'],
    },
  },
};

export default config;
