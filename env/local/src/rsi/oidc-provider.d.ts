/** The part of oidc-provider 9 that the stand-in uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Interaction = {
    readonly uid: string;
    readonly exp: number;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
    session?: { readonly accountId?: string; readonly uid: string } | undefined;
    save(secondsLeft: number): Promise<void>;
  };
  export type InteractionResult = Readonly<
    Record<string, Readonly<Record<string, unknown>> | string>
  >;
  type Model = { destroy(): Promise<void> };
  type Grant = Model & { addOIDCScope(scope: string): void; save(): Promise<string> };

  export type Context = {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: {
        readonly accountId: string;
        grantIdFor(client: string): string | undefined;
      };
      readonly provider: Provider;
    };
    type: string;
    body: string;
  };

  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: InteractionResult,
    ): Promise<void>;
    on(event: string, listener: (context: Context, error: Error) => void): this;
    readonly Session: { findByUid(uid: string): Promise<Model | undefined> };
    readonly Client: {
      find(
        id: string,
      ): Promise<{ backchannelLogout(sub: string, sid?: string): Promise<void> } | undefined>;
    };
    readonly Grant: {
      new (of: { readonly accountId: string; readonly clientId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
  }

  type Check = new (
    reason: string,
    description: string,
    isNeeded: (context: Context) => boolean,
  ) => object;
  export const interactionPolicy: {
    base(): { add(prompt: object, at: number): void };
    readonly Check: Check;
    readonly Prompt: new (
      about: { readonly name: string; readonly requestable: boolean },
      ...checks: readonly object[]
    ) => object;
  };

  export const errors: { readonly SessionNotFound: new () => Error };
}
