import {
  type Rsi,
  type RsiCredentials,
  RsiDenied,
  type RsiIdentity,
  RsiRefused,
} from '../../api/src/application/ports.ts';
import { personId, tenantId } from '../../api/src/domain/ids.ts';

const nobody = () => Promise.reject(new Error('No RSI in this test'));

/** RSI is a network service; where a test is not about it, nobody signs in. */
export const noRsi: Rsi = {
  begin: nobody,
  complete: nobody,
  refresh: nobody,
  identityOf: nobody,
  readLogout: nobody,
  revoke: () => Promise.resolve(),
  health: () => Promise.resolve(),
};

export const ada: RsiIdentity = {
  tenant: tenantId('midori'),
  tenantName: 'みどり商事',
  person: personId('ada'),
  name: 'Ada',
  mail: 'ada@midori.example',
  groups: [],
  isCompanyAdministrator: false,
  isEntitled: true,
};

/** Says yes about everybody, for as long as they are asked about; whose credentials they are stands in them. */
export const loyalRsi: Rsi = {
  ...noRsi,
  identityOf: async ({ subject }) => JSON.parse(subject) as RsiIdentity,
};

/** Credentials that stay good for as long as RSI likes them. */
export const someCredentials: RsiCredentials = {
  subject: 'ada',
  accessToken: 'access-token-of-ada',
  accessUntil: Number.MAX_SAFE_INTEGER,
};

/** An RSI that answers at once; the real protocol is proven in tests/rsi. */
export function anRsi(
  facts: { readonly isEntitled?: boolean; readonly refuses?: boolean } = {},
): Rsi {
  let logins = 0;
  const identity = { ...ada, isEntitled: facts.isEntitled ?? true };
  return {
    ...noRsi,
    begin: async () => {
      logins += 1;
      const address = new URL('https://rsi.example/authorize');
      return { address, state: `state-${logins}`, nonce: 'n', codeVerifier: 'v' };
    },
    complete: async () => {
      if (facts.refuses) throw new RsiRefused('no');
      return { identity, credentials: someCredentials };
    },
    identityOf: async () => identity,
  };
}

/** An RSI that a test can change; it counts how often it was asked. */
export function aMovableRsi() {
  const rsi = {
    asked: 0,
    answer: async (credentials: RsiCredentials): Promise<RsiIdentity> =>
      JSON.parse(credentials.subject),
    renew: async (): Promise<RsiCredentials> => Promise.reject(new RsiDenied('no')),
  };
  const port: Rsi = {
    ...noRsi,
    identityOf: (credentials) => {
      rsi.asked += 1;
      return rsi.answer(credentials);
    },
    refresh: () => rsi.renew(),
  };
  return { rsi, port };
}

/** What an RSI says of somebody whom it took the right from. */
export const withdrawn = async ({ subject }: RsiCredentials): Promise<RsiIdentity> => ({
  ...(JSON.parse(subject) as RsiIdentity),
  isEntitled: false,
});
