/** The registration of the bot at Azure Bot Service; new ones are of one Entra tenant or a managed identity. */
export type BotRegistration = {
  readonly appId: string;
  readonly kind: 'SingleTenant' | 'UserAssignedMSI';
  readonly entraTenant: string;
  /** Absent with a managed identity. */
  readonly password?: string;
};

/** Whom the bot believes and may write to. */
export type ConnectorTrust = {
  readonly issuer: string;
  readonly openIdMetadata: string;
  /** Origins that an activity may ask to be answered at. */
  readonly serviceOrigins: readonly string[];
};

export type BotSettings = {
  /** Only `local` may be without a registration: it takes unsigned activities of this machine. */
  readonly environment: string;
  readonly publicUrl: string;
  /** The app in Teams that cards lead into; absent where none is published. */
  readonly teamsAppId?: string | undefined;
  /** At least 32 characters that nobody else knows; signs the buttons of cards. */
  readonly cardKey: string;
  readonly registration?: BotRegistration;
  /** Replaced by tests; absent means Microsoft's public and government clouds. */
  readonly trust?: ConnectorTrust;
};

/** Microsoft's Bot Connector for Teams. */
export const microsoftConnector: ConnectorTrust = {
  issuer: 'https://api.botframework.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  serviceOrigins: [
    'https://smba.trafficmanager.net',
    'https://smba.infra.gcc.teams.microsoft.com',
    'https://smba.infra.gov.teams.microsoft.us',
    'https://smba.infra.dod.teams.microsoft.us',
  ],
};
