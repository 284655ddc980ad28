import type { HolidayOn } from '../domain/holiday.ts';
import type { BookingId, FloorId, PersonId, TenantId } from '../domain/ids.ts';
import type { OrganisationId } from '../domain/organisation.ts';
import type { PictureFlaw } from '../domain/refusal.ts';
import type { BookingView } from './booking-view.ts';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The national holidays of the world's countries. */
export interface Holidays {
  readonly on: HolidayOn;
  /** The countries whose holidays are known, as ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
}

/** What goes on beside the answer to a request. */
export interface Background {
  /** Begins work that nobody waits for; what it throws is logged. */
  run(work: () => Promise<void>): void;
  pause(ms: number): Promise<void>;
}

export interface Ids {
  /** A fresh id that nobody can guess: 160 bits, lower-case base 32. */
  fresh(): string;
  /** A secret of 256 bits as base64url, 43 characters. */
  secret(): string;
  /** Six decimal digits, each equally likely. */
  sixDigits(): string;
  /** The same id for the same parts, and no way back to them: 160 bits, lower-case base 32. */
  derived(...parts: readonly string[]): string;
}

/** A stored size of a plan. */
export type PlanRendition = { readonly width: number; readonly bytes: Uint8Array };

export interface Pictures {
  /** Re-encodes an uploaded PNG, JPEG or SVG as WebP in several widths; nothing of the upload survives but its look. */
  renderPlan(upload: Uint8Array): Promise<
    | {
        readonly ok: true;
        readonly width: number;
        readonly height: number;
        readonly renditions: readonly PlanRendition[];
      }
    | { readonly ok: false; readonly because: PictureFlaw }
  >;
}

/** What RSI said of a person, verified. */
export type RsiIdentity = {
  readonly tenant: TenantId;
  readonly tenantName: string;
  readonly person: PersonId;
  readonly name: string;
  /** How the name is read, in kana. */
  readonly reading?: string;
  readonly mail: string;
  readonly locale?: string;
  readonly groups: readonly string[];
  readonly isCompanyAdministrator: boolean;
  readonly isEntitled: boolean;
};

/** What RSI gave us to ask again about a person. Secret: kept sealed, never logged. */
export type RsiCredentials = {
  /** Whom RSI's answers must be about. */
  readonly subject: string;
  readonly accessToken: string;
  /** Epoch milliseconds; afterwards the access token is good for nothing, and refreshing comes first. */
  readonly accessUntil: number;
  readonly refreshToken?: string;
  /** RSI's own session (`sid`), for back-channel logout. */
  readonly rsiSession?: string;
};

/** RICOH Smart Integration as an OpenID provider. */
export interface Rsi {
  /** Where to send the browser, and what must be remembered until it comes back. */
  begin(): Promise<RsiLogin>;
  /** Verifies the answer (state, iss, PKCE, nonce, ID token); throws `RsiRefused` where anything is off. */
  complete(
    callback: URL,
    login: Omit<RsiLogin, 'address'>,
  ): Promise<{ readonly identity: RsiIdentity; readonly credentials: RsiCredentials }>;
  /**
   * New credentials for old ones; the old ones are worth nothing afterwards. Throws `RsiDenied`,
   * `RsiUnreachable`, `RsiRefused`.
   */
  refresh(credentials: RsiCredentials): Promise<RsiCredentials>;
  /**
   * Whom these credentials stand for at this moment, within two seconds. Throws `RsiDenied` where RSI
   * says no, `RsiUnreachable` and `RsiRefused` where it says neither yes nor no.
   */
  identityOf(credentials: RsiCredentials): Promise<RsiIdentity>;
  /** What a back-channel logout token says, with every check of the specification; throws `RsiRefused`. */
  readLogout(token: string): Promise<{
    /** RSI's id of the token, so that it is obeyed once. */
    readonly id: string;
    /** Epoch milliseconds; two minutes ago at most. */
    readonly issuedAt: number;
    readonly person?: PersonId;
    readonly rsiSession?: string;
  }>;
  /** Gives credentials back, with all that came of them. Throws `RsiUnreachable`, `RsiRefused`. */
  revoke(credentials: RsiCredentials): Promise<void>;
  health(): Promise<void>;
}

/** Somebody of a Microsoft 365 organisation whom Entra signed in, as a verified token says. */
export type EntraUser = {
  readonly organisation: OrganisationId;
  /** Their object id there. */
  readonly user: string;
  /** Entra's id of the token. */
  readonly tokenId: string;
  /** Epoch milliseconds; afterwards the token is refused for its age. */
  readonly goodUntil: number;
};

/** Microsoft Entra, as far as it says who opened a Teams tab. */
export interface Entra {
  /** The organisation of a token that could hold; only its signature is left to check, and nobody is asked. */
  organisationIn(token: string): OrganisationId | undefined;
  /** Whom a token stands for, with every check; undefined where any fails, or its key cannot be had. */
  verify(token: string): Promise<EntraUser | undefined>;
}

export type RsiLogin = {
  readonly address: URL;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

/** The answer of RSI could not be trusted, or was an error. */
export class RsiRefused extends Error {
  override readonly name = 'RsiRefused';
}

/** RSI said no, for good: the person or their credentials are not good any more. */
export class RsiDenied extends Error {
  override readonly name = 'RsiDenied';
}

/** RSI did not answer. */
export class RsiUnreachable extends Error {
  override readonly name = 'RsiUnreachable';
}

/** A channel or chat that the bot may write to; what is in `details` only bot/ knows. */
export type ChatReference = {
  readonly conversation: string;
  /** What the bot is added to and taken from: the team of a channel, or the chat itself. */
  readonly place: string;
  readonly details: unknown;
};

/** A channel that asked for the bookings of a floor. */
export type FollowingChannel = {
  readonly id: string;
  readonly floor: FloorId;
  readonly reference: ChatReference;
  readonly language: 'ja' | 'en';
};

/** A post of a booking in a channel. Its key is written on it, so that two posts of one booking are seen to be one. */
export type ChannelPost = { readonly key: string; readonly activity: string };

/** A chat of one person with the bot, where it may write to them first. */
export type PersonalChat = {
  readonly id: string;
  readonly reference: ChatReference;
  readonly language: 'ja' | 'en';
};

/** A card in a chat that shows one booking and is brought up to date when it changes. */
export type LivingCard = {
  readonly id: string;
  readonly booking: BookingId;
  readonly reference: ChatReference;
  readonly activity: string;
  readonly language: 'ja' | 'en';
};

/**
 * Writing into Teams. Each throws `ChatUnreachable` where trying again may help, `ChatGone` where not,
 * and `ChatClosed` where nothing may be sent.
 */
export interface Chats {
  /** Posts a booking to a channel under a key and answers the id of the post. */
  post(channel: FollowingChannel, booking: BookingView, key: string): Promise<string>;
  updatePost(channel: FollowingChannel, post: ChannelPost, booking: BookingView): Promise<void>;
  updateCard(card: LivingCard, booking: BookingView): Promise<void>;
  /** Tells the holder of a booking that it is time to check in, and answers the id of the card. */
  remind(chat: PersonalChat, booking: BookingView): Promise<string>;
}

/** Teams did not answer, or asked to wait. */
export class ChatUnreachable extends Error {
  override readonly name = 'ChatUnreachable';
}

/** The bot was removed or blocked there; the reference is worth nothing any more. */
export class ChatGone extends Error {
  override readonly name = 'ChatGone';
}

/**
 * The chat's Microsoft 365 organisation is not connected to the tenant at this moment, so nothing is
 * sent there; what is not sent is not sent later either.
 */
export class ChatClosed extends Error {
  override readonly name = 'ChatClosed';
}
