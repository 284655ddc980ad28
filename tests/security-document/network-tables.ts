import { readFileSync } from 'node:fs';
import {
  afterCookie,
  loginCookie,
  sessionCookie,
  setAfterCookie,
  setLoginCookie,
  setSessionCookie,
} from '../../api/src/http/cookies.ts';
import { microsoftConnector } from '../../bot/src/settings.ts';
import { tlsOptions, usualConfig } from './running.ts';
import { numberIn, root, textIn } from './source.ts';
import { days, type Said, seconds, type Table } from './table.ts';

const flaws = 'api/src/adapters/tls/certificate-flaws.ts';
const settingsFile = '.env.example';

/** A setting as the file for operators shows it, commented out or not. */
function exampleOf(setting: string): string {
  const lines = readFileSync(`${root}/${settingsFile}`, 'utf8').split('\n');
  const line = lines.find((found) => found.replace(/^# /, '').startsWith(`${setting}=`));
  if (line === undefined) throw new Error(`${settingsFile} does not know ${setting}`);
  return line.slice(line.indexOf('=') + 1);
}

const portOf = (address: URL) => address.port || (address.protocol === 'https:' ? '443' : '80');

/** What comes in: white paper 2.2.1, and what operators ask. */
export function incoming(): Table {
  const { publicUrl, port, host } = usualConfig();
  const publicPort = `${portOf(publicUrl)}/TCP`;
  const least = 'TLSv1.2';
  const cookie = 'OAuth 2.0, cookie';
  const figures = `${textIn('api/src/adapters/telemetry/figures-listener.ts', 'loopback')}:${exampleOf('METRICS_PORT')}`;
  const row = (
    use: Said,
    at: string,
    [protocol, encryption, proof]: readonly [string, Said, Said],
  ) => [use, at, protocol, encryption, proof];
  const atLeast = { en: `${least} or newer`, ja: `${least} 以上` };
  const none = { en: 'none', ja: 'なし' };
  const web = ['HTTPS', atLeast, cookie] as const;
  return {
    name: 'incoming',
    head: [
      { en: 'Use', ja: '機能' },
      { en: 'Port', ja: 'ポート' },
      { en: 'Protocol', ja: 'プロトコル' },
      { en: 'Encryption', ja: '暗号化' },
      { en: 'Authentication', ja: '認証' },
    ],
    rows: [
      row({ en: 'Administrator site', ja: '管理者サイトの利用' }, publicPort, web),
      row({ en: 'User site', ja: '利用者サイトの利用' }, publicPort, web),
      row(
        { en: 'Messages of Microsoft Teams', ja: 'Microsoft Teams からのメッセージ' },
        publicPort,
        ['HTTPS', atLeast, { en: 'token of the Bot Connector', ja: 'Bot Connector のトークン' }],
      ),
      row({ en: 'Sign-out told by RSI', ja: 'RSI からのログアウト通知' }, publicPort, [
        'HTTPS',
        atLeast,
        { en: 'logout token signed by RSI', ja: 'RSI が署名したログアウトトークン' },
      ]),
      row(
        { en: 'From the gateway to the process', ja: 'ゲートウェイからプロセスへの通信' },
        `${host}:${port}`,
        [
          'HTTP, HTTPS',
          {
            en: `none, or ${least} or newer with TLS_CERTIFICATE`,
            ja: `なし。TLS_CERTIFICATE を設定した場合は ${least} 以上`,
          },
          { en: 'edge key', ja: 'エッジキー' },
        ],
      ),
      row(
        {
          en: 'Figures for operators (off where not set)',
          ja: '運用者向けの指標（未設定の場合は停止）',
        },
        figures,
        ['HTTP', none, { en: 'this machine only', ja: '同一マシンからのみ' }],
      ),
    ],
  };
}

const hostsOf = (addresses: readonly string[]) =>
  [...new Set(addresses.map((address) => new URL(address).host))].join('<br>');

/** What goes out: white paper 2.2.3. There is no other outgoing address in the product. */
export function outgoing(): Table {
  const { entra } = usualConfig();
  const linked = {
    en: 'only for a tenant that connected a Microsoft 365 organisation',
    ja: 'Microsoft 365 の組織を接続したテナントがある場合のみ',
  };
  const row = (use: Said, host: Said, [proof, when]: readonly [Said, Said]) => [
    use,
    host,
    '443/TCP',
    'HTTPS',
    proof,
    when,
  ];
  const always = { en: 'at every sign-in and confirmation', ja: 'ログイン時と利用権限の確認時' };
  return {
    name: 'outgoing',
    head: [
      { en: 'Use', ja: '機能' },
      { en: 'Host', ja: '接続先' },
      { en: 'Port', ja: 'ポート' },
      { en: 'Protocol', ja: 'プロトコル' },
      { en: 'Authentication', ja: '認証' },
      { en: 'When', ja: '発生する条件' },
    ],
    rows: [
      row({ en: 'Authentication at RSI', ja: 'RSI の認証' }, '`RSI_ISSUER`', ['OAuth 2.0', always]),
      row(
        { en: 'Keys of the Bot Connector', ja: 'Bot Connector の公開鍵の取得' },
        hostsOf([microsoftConnector.openIdMetadata]),
        [{ en: 'none', ja: 'なし' }, linked],
      ),
      row(
        { en: 'Posts and cards in Microsoft Teams', ja: 'Microsoft Teams への投稿' },
        hostsOf(microsoftConnector.serviceOrigins),
        ['OAuth 2.0', linked],
      ),
      row(
        {
          en: 'Token for these posts; keys for sign-in in tabs',
          ja: '投稿用トークンと、タブでのログインに使う公開鍵の取得',
        },
        hostsOf([entra?.authority.href ?? '']),
        ['OAuth 2.0', linked],
      ),
      row({ en: 'Azure Cosmos DB', ja: 'Azure Cosmos DB' }, '`COSMOS_ENDPOINT`', [
        { en: 'managed identity, or account key', ja: 'マネージド ID またはアカウントキー' },
        { en: 'only with `STORE=cosmos`', ja: '`STORE=cosmos` の場合のみ' },
      ]),
      row({ en: 'Azure Key Vault', ja: 'Azure Key Vault' }, '`KEY_VAULT_KEY`', [
        { en: 'managed identity', ja: 'マネージド ID' },
        { en: 'only with `KEY_VAULT_KEY`', ja: '`KEY_VAULT_KEY` を設定した場合のみ' },
      ]),
      [
        { en: 'Token of the managed identity', ja: 'マネージド ID のトークンの取得' },
        { en: 'as the Azure host says', ja: 'Azure の実行環境が示す接続先' },
        '–',
        'HTTP, HTTPS',
        { en: 'none', ja: 'なし' },
        {
          en: 'only where one of the two above uses it',
          ja: '上の2つのいずれかで使用する場合のみ',
        },
      ],
    ],
  };
}

/** White paper 5.2, where the process ends TLS itself. */
export function tls(): Table {
  const usual = tlsOptions('TLSv1.3');
  const strict = tlsOptions('TLSv1.2');
  const suites = String(usual.ciphers).split(':');
  const mostDays = days(numberIn(flaws, 'mostDays'));
  return {
    name: 'tls',
    head: [
      { en: 'What', ja: '項目' },
      { en: 'Value', ja: '値' },
    ],
    rows: [
      [{ en: 'Oldest version', ja: '最低のバージョン' }, String(usual.minVersion)],
      [{ en: 'Newest version', ja: '最高のバージョン' }, String(usual.maxVersion)],
      [
        { en: 'Newest version with `TLS_MAX=1.2`', ja: '`TLS_MAX=1.2` の場合の最高のバージョン' },
        String(strict.maxVersion),
      ],
      [{ en: 'Cipher suites, in their order', ja: '暗号スイート（優先順）' }, suites.join('<br>')],
      [{ en: 'Curves', ja: '楕円曲線' }, String(usual.ecdhCurve).replaceAll(':', ', ')],
      [
        { en: 'Key of the certificate, at least', ja: '証明書の公開鍵（最低）' },
        `RSA ${numberIn(flaws, 'leastRsaBits')}, ECDSA P-256`,
      ],
      [{ en: 'Signature of the certificate', ja: '証明書の署名' }, 'SHA-2'],
      [{ en: 'Longest life of the certificate', ja: '証明書の有効期間（最長）' }, mostDays],
      [
        { en: 'A warning is logged before its end', ja: '期限切れの警告をログに出す時期' },
        days(numberIn('api/src/adapters/tls/server-tls.ts', 'warnDays')),
      ],
    ],
  };
}

const attributesOf = (header: string) =>
  header
    .split('; ')
    .slice(1)
    .filter((part) => !part.startsWith('Max-Age'))
    .join('; ');
const ageOf = (header: string): Said => seconds(Number(/Max-Age=(\d+)/.exec(header)?.[1]));

/** Every cookie that the service sets. */
export function cookies(): Table {
  const idle = numberIn('api/src/application/session-record.ts', 'absoluteMs') / 1000;
  const login = numberIn('api/src/application/sign-in.ts', 'loginSeconds');
  const headers = {
    session: setSessionCookie('x', idle),
    login: setLoginCookie('x', login),
    after: setAfterCookie('x'),
  };
  return {
    name: 'cookies',
    head: [
      { en: 'Name', ja: '名前' },
      { en: 'For', ja: '用途' },
      { en: 'Attributes', ja: '属性' },
      { en: 'Kept by the browser', ja: 'ブラウザーでの保持期間' },
    ],
    rows: [
      [
        `\`${sessionCookie}\``,
        { en: 'session: 256 random bits', ja: 'セッション（256 ビットの乱数）' },
        attributesOf(headers.session),
        ageOf(headers.session),
      ],
      [
        `\`${loginCookie}\``,
        { en: 'ties a login to its browser', ja: 'ログインと開始したブラウザーの結び付け' },
        attributesOf(headers.login),
        ageOf(headers.login),
      ],
      [
        `\`${afterCookie}\``,
        {
          en: 'how far the person has read the store; opens nothing',
          ja: '読み取り済みのデータの位置（アクセス権は与えない）',
        },
        attributesOf(headers.after),
        ageOf(headers.after),
      ],
    ],
  };
}
