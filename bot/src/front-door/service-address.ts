import { type BotSettings, microsoftConnector } from '../settings.ts';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether the bot may write to an address that an activity named. Exact origins, so that neither
 * `https://smba.trafficmanager.net@evil.example` nor a look-alike host passes.
 */
export function isServiceAddress(settings: BotSettings, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  // Nor one that another reader of addresses could take for another host.
  if (address !== url.origin && !address.startsWith(`${url.origin}/`)) return false;
  if (!settings.registration) {
    return (
      settings.environment === 'local' &&
      url.protocol === 'http:' &&
      loopbackHosts.includes(url.hostname)
    );
  }
  const { serviceOrigins } = settings.trust ?? microsoftConnector;
  return serviceOrigins.includes(url.origin);
}
