'use strict';

/**
 * Preloaded into a process (NODE_OPTIONS=--require): writes every connection that it opens, every name
 * that it looks up and every datagram into a file of its own in each folder of EGRESS_FOLDER, once for each
 * place; with the stack where it may leave this machine. net, tls, http, http2, fetch and undici all open
 * connections through `net.Socket`. Whatever the process starts is recorded too, whichever environment it is given.
 */
const childProcess = require('node:child_process');
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');
const { delimiter, join } = require('node:path');
const { syncBuiltinESMExports } = require('node:module');
const workers = require('node:worker_threads');

const folders = process.env.EGRESS_FOLDER;

if (folders) {
  const thread = workers.isMainThread ? '' : `.${workers.threadId}`;
  const name = `${process.pid}${thread}.${process.hrtime.bigint().toString(36)}.egress`;
  const files = folders.split(delimiter).map((folder) => join(folder, name));
  const append = (fields) => {
    for (const file of files) appendTo(file, `${JSON.stringify(fields)}\n`);
  };
  append({ process: [...process.execArgv, ...process.argv.slice(1)].join(' ') });
  const known = new Set();
  const note = (kind, host, port = '') => {
    const place = `${kind} ${host} ${port}`;
    if (known.has(place)) return;
    known.add(place);
    const isHere = /^(localhost|127\.|::1$|pipe$)/.test(host);
    append({ kind, host, port, ...(isHere ? {} : { stack: stackHere() }) });
  };

  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function recorded(...given) {
    note('connect', ...placeOf(given));
    return Reflect.apply(connect, this, given);
  };
  for (const resolver of [dns, dns.promises, dns.Resolver.prototype]) watch(resolver, note);
  watch(dns.promises.Resolver.prototype, note);
  const { send } = dgram.Socket.prototype;
  dgram.Socket.prototype.send = function recorded(...given) {
    const address = given.findLast((part) => typeof part === 'string') ?? 'localhost';
    note('connect', address, 'udp');
    return Reflect.apply(send, this, given);
  };
  recordWhatIsStarted();
  syncBuiltinESMExports();
}

/** A run that is over has taken its folder with it. */
function appendTo(file, line) {
  try {
    appendFileSync(file, line);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function stackHere() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 40;
  const { stack } = new Error('here');
  Error.stackTraceLimit = stackTraceLimit;
  return stack
    .split('\n')
    .slice(1)
    .filter((line) => !line.includes(__filename))
    .map((line) => line.trim());
}

/** Node hands itself arguments that are one list already. */
function placeOf(given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'object' && first !== null) {
    if (first.path) return ['pipe', String(first.path)];
    return [first.host ?? 'localhost', String(first.port)];
  }
  if (!/^\d+$/.test(String(first))) return ['pipe', String(first)];
  return [typeof second === 'string' ? second : 'localhost', String(first)];
}

function watch(resolver, note) {
  for (const key of Object.getOwnPropertyNames(resolver)) {
    if (!/^(lookup|resolve|reverse)/.test(key) || typeof resolver[key] !== 'function') continue;
    const original = resolver[key];
    const recorded = function (...given) {
      note('lookup', String(given[0]));
      return Reflect.apply(original, this, given);
    };
    resolver[key] = Object.assign(recorded, original);
  }
}

function recordWhatIsStarted() {
  const { spawn } = childProcess.ChildProcess.prototype;
  childProcess.ChildProcess.prototype.spawn = function recorded(options) {
    const pairs = options.envPairs ?? [];
    const entries = pairs.map((pair) => /^([^=]*)=(.*)$/s.exec(pair)?.slice(1) ?? [pair, '']);
    const envPairs = Object.entries(watched(Object.fromEntries(entries)));
    return spawn.call(this, { ...options, envPairs: envPairs.map((pair) => pair.join('=')) });
  };
  for (const key of ['spawnSync', 'execFileSync', 'execSync']) {
    const start = childProcess[key];
    childProcess[key] = (...given) => start(...given.map(withWatchedEnvironment));
  }
  workers.Worker = class Worker extends workers.Worker {
    constructor(file, options) {
      super(file, withWatchedEnvironment(options));
    }
  };
}

function withWatchedEnvironment(options) {
  const env = options?.env;
  if (typeof env !== 'object' || env === null) return options;
  return { ...options, env: watched(env) };
}

function watched(environment) {
  if (environment.EGRESS_FOLDER !== undefined) return environment;
  const others = environment.NODE_OPTIONS ?? '';
  const preload = `--require ${__filename}`;
  return {
    ...environment,
    EGRESS_FOLDER: folders,
    NODE_OPTIONS: others.includes(preload) ? others : `${others} ${preload}`.trim(),
  };
}
