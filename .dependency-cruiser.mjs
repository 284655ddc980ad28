/** Who may import whom. The prose is in docs/ARCHITECTURE.md; this file is what holds. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, dependencyTypesNot: ['npm-no-pkg'] },
});

const temporal = '(^|/)node_modules/temporal-polyfill/';
const zod = '(^|/)node_modules/zod/';

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Files that need each other are one file, or one of them is in the wrong place.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only(
      'domain-is-pure',
      '^api/src/domain/',
      ['^api/src/domain/', temporal],
      'The rules of booking know nothing of the world.',
    ),
    only(
      'contract-runs-anywhere',
      '^api/src/contract/',
      ['^api/src/(contract|domain)/', zod, temporal],
      'The wire is imported by browsers.',
    ),
    only(
      'application-has-ports',
      '^api/src/application/',
      ['^api/src/(application|domain)/', temporal],
      'Use cases reach the world through ports.',
    ),
    {
      name: 'adapters-stay-outside',
      comment: 'An adapter knows ports and its vendor, not the front ends.',
      severity: 'error',
      from: { path: '^api/src/adapters/' },
      to: {
        path: ['^api/src/(http|worker|contract|compose|config)', '^(bot|tabs|env|tests|bench)/'],
      },
    },
    {
      name: 'http-and-worker-use-use-cases',
      comment: 'Which adapter stands behind a port is known to compose.ts alone.',
      severity: 'error',
      from: { path: '^api/src/(http|worker)/' },
      to: { path: ['^api/src/(adapters|compose)', '^(bot|tabs|env|tests|bench)/'] },
    },
    {
      name: 'bot-in-front-of-use-cases',
      comment: 'The bot is a front end like any other; only main.ts wires.',
      severity: 'error',
      from: { path: '^bot/src/', pathNot: '^bot/src/(main|serve)\\.ts$' },
      to: { path: ['^api/src/(adapters|compose|config|http|worker)', '^(tabs|env|tests|bench)/'] },
    },
    {
      name: 'main-composes',
      comment: 'main.ts takes what compose.ts made.',
      severity: 'error',
      from: { path: '^bot/src/(main|serve)\\.ts$' },
      to: { path: ['^api/src/adapters/', '^(tabs|env|tests|bench)/'] },
    },
    {
      name: 'tabs-see-the-wire',
      comment: 'The browser knows the contract and the rules, never the server.',
      severity: 'error',
      from: { path: '^tabs/src/' },
      to: {
        path: [
          '^api/src/(application|adapters|http|worker|compose|config)',
          '^(bot|env|tests|bench)/',
        ],
      },
    },
    {
      name: 'tabs-have-no-node',
      comment: 'No Node module in a browser.',
      severity: 'error',
      from: { path: '^tabs/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-are-apart',
      comment: 'What two features share is a component or a lib.',
      severity: 'error',
      from: { path: '^tabs/src/features/([^/]+)/' },
      to: { path: '^tabs/src/features/', pathNot: '^tabs/src/features/$1/' },
    },
    {
      name: 'features-do-not-know-the-app',
      comment: 'app/ joins features, never the other way round.',
      severity: 'error',
      from: { path: '^tabs/src/(features|components|lib)/' },
      to: { path: '^tabs/src/app/' },
    },
    {
      name: 'components-are-feature-blind',
      comment: 'Shared pieces know no feature.',
      severity: 'error',
      from: { path: '^tabs/src/(components|lib)/' },
      to: { path: '^tabs/src/features/' },
    },
    {
      name: 'nothing-imports-the-outside',
      comment: 'Stand-ins and tests are never part of the product.',
      severity: 'error',
      from: { path: '^(api|bot|tabs)/' },
      to: { path: '^(env|tests|bench)/' },
    },
    {
      name: 'nothing-unreached',
      comment: 'What no process and no page reaches is dead, whatever tests import it.',
      severity: 'error',
      from: {
        path: '^(bot/src/main\\.ts|api/src/commands/[^/]+\\.ts|tabs/src/app/main\\.tsx|env/local/src/(start|playground|demo-session)\\.ts)$',
      },
      to: {
        path: '^(api|bot|tabs|env/local)/src/',
        // The processes themselves, and what one of them loads by name.
        pathNot: '/(main|commands/[^/]+|start|playground|demo-session|leave-with-parent)\\.tsx?$',
        reachable: false,
      },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(api|bot|tabs|env|tests|bench)/' },
      to: { couldNotResolve: true, pathNot: '\\.(css|svg|png|woff2)$|^node:sqlite$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: '(^|/)(dist|data|out)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
