import type { Said, Table } from './table.ts';

type Use = {
  readonly use: Said;
  readonly algorithm: Said;
  /** By file, the functions and the names of algorithms in it; a test looks for any others. */
  readonly found: { readonly [file: string]: readonly string[] };
};

const gcm = ['createCipheriv', 'createDecipheriv', 'randomBytes', 'aes-256-gcm'];
const sha = ['createHash', 'sha256'];

/** Everything that shipped source does with cryptography; TLS is Node.js's (5.2). */
export const cryptographyInUse: readonly Use[] = [
  {
    use: { en: 'sealing of people’s credentials', ja: '利用者の認証情報の暗号化' },
    algorithm: {
      en: 'AES-256-GCM, nonce of 96 bits, a key of its own each',
      ja: 'AES-256-GCM（nonce 96 ビット、個別の鍵）',
    },
    found: { 'api/src/adapters/keys/sealed-secrets.ts': gcm },
  },
  {
    use: {
      en: 'wrapping of these keys by the file of keys',
      ja: '鍵ファイルによるデータ鍵の暗号化',
    },
    algorithm: { en: 'AES-256-GCM, nonce of 96 bits', ja: 'AES-256-GCM（nonce 96 ビット）' },
    found: { 'api/src/adapters/keys/key-file.ts': gcm },
  },
  {
    use: {
      en: 'wrapping of these keys by Azure Key Vault',
      ja: 'Azure Key Vault によるデータ鍵の暗号化',
    },
    algorithm: 'RSA-OAEP-256',
    found: { 'api/src/adapters/keys/key-vault.ts': ['RSA-OAEP-256'] },
  },
  {
    use: { en: 'mail addresses in the log of operations', ja: '操作ログのメールアドレスの暗号化' },
    algorithm: {
      en: 'AES-256-GCM, nonce of 96 bits, a key of each person',
      ja: 'AES-256-GCM（nonce 96 ビット、利用者ごとの鍵）',
    },
    found: { 'api/src/adapters/keys/text-cipher.ts': gcm },
  },
  {
    use: {
      en: 'secrets of sessions, codes and edge keys, six digits, IDs and their hashes',
      ja: 'セッションの秘密、コード、エッジキー、6桁の番号、IDの生成とハッシュ',
    },
    algorithm: {
      en: 'randomness of the operating system, SHA-256',
      ja: 'OS の乱数、SHA-256',
    },
    found: {
      'api/src/adapters/system/random-ids.ts': [...sha, 'randomBytes', 'randomInt'],
      'api/src/http/routes/session.ts': [...sha, 'randomBytes'],
      'api/src/http/known-sessions.ts': sha,
      'tabs/src/lib/fresh-key.ts': ['crypto.getRandomValues'],
      'tabs/src/lib/jitter.ts': ['crypto.getRandomValues'],
      'tabs/src/app/sign-in.ts': ['crypto.subtle.digest', 'SHA-256'],
    },
  },
  {
    use: { en: 'chains of the log of operations', ja: '操作ログの連鎖' },
    algorithm: 'SHA-256',
    found: { 'api/src/adapters/system/digest.ts': sha },
  },
  {
    use: { en: 'buttons of cards', ja: 'カードのボタン' },
    algorithm: 'HMAC-SHA-256',
    found: { 'bot/src/cards/signed-data.ts': ['createHmac', 'sha256', 'timingSafeEqual'] },
  },
  {
    use: { en: 'comparison of edge keys in constant time', ja: 'エッジキーの一定時間での比較' },
    algorithm: { en: 'none', ja: 'なし' },
    found: { 'api/src/http/edge-key.ts': ['timingSafeEqual'] },
  },
  {
    use: { en: 'signatures of RSI', ja: 'RSI の署名の検証' },
    algorithm: {
      en: 'those of PS256, RS256 and ES256 that RSI names',
      ja: 'PS256、RS256、ES256 のうち RSI が示すもの',
    },
    found: {
      'api/src/adapters/rsi/rsi-provider.ts': ['createRemoteJWKSet', 'RS256', 'PS256', 'ES256'],
      'api/src/adapters/rsi/openid-rsi.ts': ['jwtVerify'],
      'api/src/adapters/rsi/logout-token.ts': ['jwtVerify'],
    },
  },
  {
    use: {
      en: 'signatures of Entra and the Bot Connector',
      ja: 'Entra と Bot Connector の署名の検証',
    },
    algorithm: 'RS256',
    found: {
      'api/src/adapters/entra/entra-tokens.ts': ['importJWK', 'jwtVerify', 'RS256'],
      'bot/src/front-door/connector-token.ts': ['importJWK', 'jwtVerify', 'RS256'],
    },
  },
  {
    use: { en: 'proof of this client to RSI', ja: 'RSI に対する本サービスの証明' },
    algorithm: {
      en: 'PS256, RS256 or ES256, or a shared secret',
      ja: 'PS256、RS256、ES256、または共有の秘密',
    },
    found: {
      'api/src/adapters/rsi/client-proof.ts': [
        ...['createPrivateKey', 'importJWK'],
        ...['PS256', 'RS256', 'ES256'],
      ],
    },
  },
  {
    use: { en: 'judging the certificate of TLS (5.2)', ja: 'TLS の証明書の検査（5.2）' },
    algorithm: 'X.509',
    found: { 'api/src/adapters/tls/certificate-flaws.ts': ['createPrivateKey', 'X509Certificate'] },
  },
  {
    use: {
      en: 'no protection: whether an answer is still the same',
      ja: '保護を目的としないもの（応答が変わったかどうかの照合）',
    },
    algorithm: 'SHA-256',
    found: {
      'api/src/http/respond.ts': sha,
      'api/src/http/present/finished-floor.ts': sha,
    },
  },
];

/** White paper 4.5.2, ASVS 11.1.2: which algorithms, for what, where. */
export const cryptography = (): Table => ({
  name: 'cryptography',
  head: [
    { en: 'Use', ja: '用途' },
    { en: 'Algorithm', ja: 'アルゴリズム' },
    { en: 'Where', ja: '場所' },
  ],
  rows: cryptographyInUse.map(({ use, algorithm, found }) => [
    use,
    algorithm,
    Object.keys(found)
      .map((file) => `\`${file}\``)
      .join('<br>'),
  ]),
});

type Key = {
  /** The setting that it comes from, or the type of document that it is in. */
  readonly from: string;
  readonly protects: Said;
  readonly neverFor: Said;
  readonly changed: Said;
};

const data: Said = { en: 'data themselves, signatures', ja: 'データ自体の暗号化、署名' };
const elsewhere: Said = { en: 'anything else', ja: '他の用途' };
const bySetting: Said = { en: 'the setting, and a new start', ja: '設定を変えて再起動' };

/** Every key and certificate that a process uses; a test looks for settings that are in no row. */
export const keysInUse: readonly Key[] = [
  {
    from: 'KEY_FILE',
    protects: { en: 'data keys of secrets', ja: '機密情報のデータ鍵' },
    neverFor: data,
    changed: {
      en: '`npm run keys:rotate`, while the service runs',
      ja: '`npm run keys:rotate`（停止不要）',
    },
  },
  {
    from: 'KEY_VAULT_KEY',
    protects: { en: 'the same, in Azure Key Vault', ja: '同上（Azure Key Vault）' },
    neverFor: data,
    changed: {
      en: '`npm run keys:rotate`, while the service runs',
      ja: '`npm run keys:rotate`（停止不要）',
    },
  },
  {
    from: 'rsi-credentials',
    protects: {
      en: 'one secret: what RSI is asked with about a person',
      ja: '利用者1人の RSI の認証情報',
    },
    neverFor: { en: 'a second secret', ja: '別の機密情報' },
    changed: { en: 'with every sealing', ja: '暗号化のたびに新しくする' },
  },
  {
    from: 'audit-key',
    protects: {
      en: 'the mail address of one person in the log',
      ja: '利用者1人の操作ログのメールアドレス',
    },
    neverFor: { en: 'anything outside the log', ja: '操作ログ以外' },
    changed: {
      en: 'never; forgotten to erase the address',
      ja: '変更しない。破棄するとアドレスを消去できる',
    },
  },
  {
    from: 'edge-key',
    protects: { en: 'the way to the process, for one caller', ja: '呼び出し元1つからの通信の許可' },
    neverFor: { en: 'who somebody is', ja: '利用者の認証' },
    changed: { en: '`npm run edge-keys -- rotate`', ja: '`npm run edge-keys -- rotate`' },
  },
  {
    from: 'CARD_KEY',
    protects: {
      en: 'integrity of what buttons of cards carry',
      ja: 'カードのボタンの内容の完全性',
    },
    neverFor: { en: 'secrecy', ja: '秘匿' },
    changed: bySetting,
  },
  {
    from: 'RSI_CLIENT_KEY',
    protects: { en: 'proof of this client to RSI', ja: 'RSI に対する本サービスの証明' },
    neverFor: elsewhere,
    changed: bySetting,
  },
  {
    from: 'RSI_CLIENT_SECRET',
    protects: { en: 'the same, as a shared secret', ja: '同上（共有の秘密）' },
    neverFor: elsewhere,
    changed: bySetting,
  },
  {
    from: 'BOT_PASSWORD',
    protects: { en: 'proof of the bot to Microsoft', ja: 'Microsoft に対するボットの証明' },
    neverFor: elsewhere,
    changed: bySetting,
  },
  {
    from: 'COSMOS_KEY',
    protects: { en: 'access to Azure Cosmos DB', ja: 'Azure Cosmos DB へのアクセス' },
    neverFor: elsewhere,
    changed: bySetting,
  },
  {
    from: 'TLS_KEY',
    protects: { en: 'TLS, with `TLS_CERTIFICATE`', ja: 'TLS（`TLS_CERTIFICATE` と組）' },
    neverFor: elsewhere,
    changed: { en: 'the files, and SIGHUP', ja: 'ファイルを替えて SIGHUP' },
  },
];

/** ASVS 11.1.2: which keys there are, what for, and what never for. */
export const keys = (): Table => ({
  name: 'keys',
  head: [
    { en: 'Key', ja: '鍵' },
    { en: 'Protects', ja: '保護するもの' },
    { en: 'Never used for', ja: '使用しない用途' },
    { en: 'Changed by', ja: '変更方法' },
  ],
  rows: keysInUse.map(({ from, protects, neverFor, changed }) => [
    `\`${from}\``,
    protects,
    neverFor,
    changed,
  ]),
});
