import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { compose } from '../../api/src/compose.ts';
import { readConfig } from '../../api/src/config.ts';
import { sessionCookie } from '../../api/src/http/cookies.ts';
import { signedIn } from '../../tests/support/signed-in.ts';
import { aMorningOfAFloor } from '../floor-with-bookings.ts';

/**
 * The product with a floor in its store, in a process of its own: tells its parent where the floor's
 * availability is and the cookies of people who may see it, a guest first and then holders of seats.
 */
const [dataDir = '', seats = '200', booked = '150', limits = 'off'] = process.argv.slice(2);
const secret = () => randomBytes(32).toString('hex');
const config = readConfig({
  ENVIRONMENT: 'local',
  PUBLIC_URL: 'http://localhost',
  DATA_DIR: dataDir,
  SERVE: 'web',
  RSI_ISSUER: 'http://localhost:1',
  RSI_CLIENT_ID: 'bench',
  RSI_CLIENT_SECRET: secret(),
  CARD_KEY: secret(),
  RATE_LIMITS: limits,
  TENANT_REQUESTS_PER_MINUTE: '1000000',
});
const composed = await compose(config);
const { floor, period, guest, holders } = await aMorningOfAFloor(composed, {
  seats: Number(seats),
  booked: Number(booked),
});
const cookies: string[] = [];
for (const { tenant, person } of [guest, ...holders]) {
  cookies.push(
    `${sessionCookie}=${await signedIn(composed, { tenant, person, roles: ['general'] })}`,
  );
}
const { server } = composed.serveWeb({ siteFolder: dataDir });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const query = new URLSearchParams({
  from: new Date(period.start).toISOString(),
  to: new Date(period.end).toISOString(),
});
process.send?.({
  url: `http://127.0.0.1:${port}/api/v1/floors/${floor}/availability?${query}`,
  cookies,
});
// Whoever measures may end without a word.
process.on('disconnect', () => process.exit());
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
