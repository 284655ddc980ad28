'use strict';

/** Reaches out from itself, a worker and a child of its child, each given an environment without the recorder. */
const { spawn, spawnSync } = require('node:child_process');
const dns = require('node:dns');
const net = require('node:net');
const { Worker } = require('node:worker_threads');

const nothing = () => undefined;
const lookUp = (name) => `require('node:dns').lookup('${name}', () => undefined)`;
const env = { PATH: process.env.PATH };

dns.lookup('example.invalid', nothing);
net.connect(9, '192.0.2.1').on('error', nothing).destroy();
new Worker(lookUp('worker.invalid'), { eval: true, env });
spawnSync(process.execPath, ['-e', lookUp('child.invalid')], { env });
const inner = JSON.stringify(lookUp('grandchild.invalid'));
const outer = `require('node:child_process').execFileSync(process.execPath, ['-e', ${inner}], { env: {} })`;
spawn(process.execPath, ['-e', outer], { env }).on('exit', () => process.exit(0));
