import type { Verdict } from '../storm/verdict.ts';
import { scanTls } from '../tls/tls-scans.ts';
import { scanOpenPorts } from './port-scan.ts';
import { scanSlowness } from './slow-scan.ts';
import { scanWeb } from './web-scan.ts';

/** Every scanner that `npm run soak` asks, where Debian's package of it is installed. */
export const allScans: readonly {
  readonly what: string;
  readonly program: string;
  readonly debian: string;
  /** Undefined where the program is not there. */
  readonly look: () => Promise<Verdict | undefined>;
}[] = [
  { what: 'TLS', program: 'testssl', debian: 'testssl.sh', look: () => scanTls('testssl') },
  { what: 'TLS', program: 'sslscan', debian: 'sslscan', look: () => scanTls('sslscan') },
  { what: 'pages and API', program: 'wapiti', debian: 'wapiti', look: scanWeb },
  { what: 'ports', program: 'nmap', debian: 'nmap', look: scanOpenPorts },
  {
    what: 'slow connections',
    program: 'slowhttptest',
    debian: 'slowhttptest',
    look: scanSlowness,
  },
];
