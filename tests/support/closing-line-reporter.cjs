const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** The spec reporter, plus the reason of each skip, and the closing line `N passed, N failed, N skipped`. */
module.exports = class ClosingLineReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skips = [];
    runner.on('pending', (test) =>
      skips.push(`${test.fullTitle()}: ${test.skipReason ?? 'no reason given'}`),
    );
    runner.on('end', () => {
      const { passes, failures, pending } = runner.stats;
      for (const skip of skips) console.log(`skipped: ${skip}`);
      // Several runs of one `npm test` are added up by tests/run.ts.
      const counts = process.env.COUNTS_FILE;
      if (counts) writeFileSync(counts, JSON.stringify({ passes, failures, pending }));
      else console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
};
