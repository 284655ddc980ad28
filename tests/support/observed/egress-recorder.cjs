'use strict';

/**
 * Preloaded into a process (NODE_OPTIONS=--require): writes every connection that it opens, every name
 * that it looks up and every datagram into a file of its own in the folder EGRESS_FOLDER. net, tls, http,
 * http2, fetch and undici all open connections through `net.Socket`.
 */
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');
const { join } = require('node:path');
const { syncBuiltinESMExports } = require('node:module');
const { isMainThread, threadId } = require('node:worker_threads');

const folder = process.env.EGRESS_FOLDER;

if (folder) {
  const name = isMainThread ? `${process.pid}` : `${process.pid}.${threadId}`;
  const file = join(folder, `${name}.egress`);
  const write = (line) => appendFileSync(file, `${line}\n`);
  write(`process ${process.argv.slice(1).join(' ')}`);

  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function recorded(...given) {
    write(`connect ${placeOf(given)}`);
    return Reflect.apply(connect, this, given);
  };
  for (const resolver of [dns, dns.promises, dns.Resolver.prototype]) watch(resolver, write);
  watch(dns.promises.Resolver.prototype, write);
  const { send } = dgram.Socket.prototype;
  dgram.Socket.prototype.send = function recorded(...given) {
    const address = given.findLast((part) => typeof part === 'string') ?? 'localhost';
    write(`connect ${address}:udp`);
    return Reflect.apply(send, this, given);
  };
  syncBuiltinESMExports();
}

/** Node hands itself arguments that are one list already. */
function placeOf(given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'number' || /^\d+$/.test(String(first))) {
    return `${typeof second === 'string' ? second : 'localhost'}:${first}`;
  }
  if (typeof first !== 'object' || first === null) return `pipe:${String(first)}`;
  if (first.path) return `pipe:${first.path}`;
  return `${first.host ?? 'localhost'}:${first.port}`;
}

function watch(resolver, write) {
  for (const key of Object.getOwnPropertyNames(resolver)) {
    if (!/^(lookup|resolve|reverse)/.test(key) || typeof resolver[key] !== 'function') continue;
    const original = resolver[key];
    const recorded = function (...given) {
      write(`lookup ${String(given[0])}`);
      return Reflect.apply(original, this, given);
    };
    resolver[key] = Object.assign(recorded, original);
  }
}
