import { createHmac, timingSafeEqual } from 'node:crypto';
import { ServiceError } from './service-error.ts';

/** https://learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources */
const longestSkewMs = 15 * 60_000;

/** What a request is about, as its signature names it. */
export type SignedRequest = {
  readonly verb: string;
  /** Empty for the account. */
  readonly resourceType: string;
  /** The address of the resource, or of its parent where a list is asked for. */
  readonly resourceLink: string;
  readonly authorization: string | undefined;
  readonly date: string | undefined;
};

/** Throws 401 unless the request was signed with the account's key less than a quarter of an hour ago. */
export function checkSignature(key: string, request: SignedRequest): void {
  const { authorization = '', date = '' } = request;
  const sentAt = Date.parse(date);
  if (!(Math.abs(Date.now() - sentAt) < longestSkewMs)) {
    throw new ServiceError(401, 'The x-ms-date of the request is not within 15 minutes of now');
  }
  const given = new URLSearchParams(decodeURIComponent(authorization).replaceAll('+', '%2B'));
  const isMaster = given.get('type') === 'master' && given.get('ver') === '1.0';
  if (!isMaster || !isEqual(given.get('sig') ?? '', signatureOf(key, request))) {
    throw new ServiceError(
      401,
      "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.",
    );
  }
}

/** The same text as in @azure/cosmos dist/esm/utils/headers.js and the page above. */
function signatureOf(key: string, { verb, resourceType, resourceLink, date = '' }: SignedRequest) {
  const text = [verb, resourceType].map((part) => part.toLowerCase());
  const payload = `${[...text, resourceLink, date.toLowerCase(), ''].join('\n')}\n`;
  return createHmac('sha256', Buffer.from(key, 'base64')).update(payload).digest('base64');
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
