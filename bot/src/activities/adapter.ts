import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { type BotSettings, microsoftConnector } from '../settings.ts';

/** What the SDK asks tokens for; every cloud's connector takes this audience from one bot. */
export const connectorAudience = 'https://api.botframework.com';

/**
 * The SDK's adapter. Setting one of its addresses makes it forget the defaults of the others, so all
 * seven are set. Without a registration it neither checks nor signs, which the front door allows locally only.
 */
export function adapterFor({
  registration,
  trust = microsoftConnector,
}: BotSettings): CloudAdapter {
  if (!registration) {
    const nobody = new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: '' });
    return new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, nobody));
  }
  const { appId, kind, entraTenant, password } = registration;
  const credentials = {
    MicrosoftAppId: appId,
    MicrosoftAppType: kind === 'SingleTenant' ? 'SingleTenant' : 'MSI',
    MicrosoftAppTenantId: entraTenant,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
  };
  const addresses = {
    ChannelService: '',
    ValidateAuthority: 'true',
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${entraTenant}`,
    ToChannelFromBotOAuthScope: connectorAudience,
    ToBotFromChannelTokenIssuer: trust.issuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: trust.openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: trust.openIdMetadata,
    CallerId: 'urn:botframework:azure',
  };
  return new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      { ...credentials, ...addresses },
      new ConfigurationServiceClientCredentialFactory(credentials),
    ),
  );
}
