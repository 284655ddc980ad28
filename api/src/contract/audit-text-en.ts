import type { AuditEvent } from './audit-events.ts';
import type { AuditCode, AuditWords, EventWords } from './audit-text.ts';

const events: { readonly [E in AuditEvent]: EventWords } = {
  'health.live': {
    did: 'asked whether the service is alive',
    do: 'ask whether the service is alive',
  },
  'health.ready': {
    did: 'asked whether the service is ready',
    do: 'ask whether the service is ready',
  },
  'contract.read': {
    did: 'read the description of the interface',
    do: 'read the description of the interface',
  },
  'bot.activity': {
    did: 'sent something to the bot',
    do: 'send something to the bot',
    by: 'teams',
  },
  'session.sign-in-started': { did: 'went to sign in', do: 'go and sign in' },
  'session.signed-in': { did: 'signed in', do: 'sign in' },
  'session.signed-in-with-teams': {
    did: 'was signed in by Teams',
    do: 'be signed in by Teams',
  },
  'session.handed-over': {
    did: 'signed in from the login window of Teams',
    do: 'sign in from the login window of Teams',
  },
  'session.signed-out': { did: 'signed out', do: 'sign out' },
  'session.ended-by-rsi': {
    did: 'ended sessions of somebody who signed out there',
    do: 'end sessions of somebody who signed out there',
    by: 'rsi',
  },
  'session.list': { did: 'looked at where they are signed in', do: 'see where they are signed in' },
  'session.end': {
    did: 'signed themselves out in another place',
    do: 'sign themselves out in another place',
  },
  'session.end-others': {
    did: 'signed themselves out everywhere else',
    do: 'sign themselves out everywhere else',
  },
  'person.read-self': { did: 'opened Sekitori', do: 'open Sekitori' },
  'person.set-preferences': { did: 'changed their own settings', do: 'change their own settings' },
  'person.search': { did: 'searched for people', do: 'search for people' },
  'notice.list': { did: 'looked for notices', do: 'look for notices' },
  'notice.dismiss': { did: 'put away a notice', do: 'put away a notice' },
  'notice.deliver': { did: 'told Teams about a booking', do: 'tell Teams about a booking' },
  'floor.list': { did: 'looked at the list of floors', do: 'see the list of floors' },
  'floor.read': { did: 'looked at a floor', do: 'see a floor' },
  'floor.read-days': { did: 'looked at how full a floor is', do: 'see how full a floor is' },
  'floor.read-availability': {
    did: 'looked at which seats are free on a floor',
    do: 'see which seats are free on a floor',
  },
  'floor.follow-availability': {
    did: 'kept a map of a floor open',
    do: 'keep a map of a floor open',
  },
  'floor.list-drafts': { did: 'looked at the floors to manage', do: 'see the floors to manage' },
  'floor.create': { did: 'added a floor', do: 'add a floor' },
  'floor.read-draft': { did: 'opened the draft of a floor', do: 'open the draft of a floor' },
  'floor.save-draft': { did: 'saved the draft of a floor', do: 'save the draft of a floor' },
  'floor.upload-plan': {
    did: 'uploaded the picture of a floor',
    do: 'upload the picture of a floor',
  },
  'floor.publish': { did: 'published a floor', do: 'publish a floor' },
  'floor.delete': { did: 'deleted a floor', do: 'delete a floor' },
  'site.list': { did: 'looked at the list of sites', do: 'see the list of sites' },
  'site.create': { did: 'added a site', do: 'add a site' },
  'plan.read': { did: 'looked at the picture of a floor', do: 'see the picture of a floor' },
  'booking.make': { did: 'booked a seat', do: 'book a seat' },
  'booking.list': { did: 'looked at their own bookings', do: 'see their own bookings' },
  'booking.read': { did: 'looked at a booking', do: 'see a booking' },
  'booking.move': { did: 'moved a booking to another seat', do: 'move a booking to another seat' },
  'booking.release': { did: 'left a seat early', do: 'leave a seat early' },
  'booking.cancel': { did: 'cancelled a booking', do: 'cancel a booking' },
  'booking.age': {
    did: 'took the names off the bookings of a day that is long past',
    do: 'take the names off the bookings of a day that is long past',
  },
  'booking.release-leaver': {
    did: 'gave back a seat of somebody who has left',
    do: 'give back a seat of somebody who has left',
  },
  'entitlement.recheck': {
    did: 'asked RICOH Smart Integration whether somebody may still use Sekitori',
    do: 'ask RICOH Smart Integration whether somebody may still use Sekitori',
  },
  'administrator.list': { did: 'looked at the administrators', do: 'see the administrators' },
  'administrator.read-history': {
    did: 'looked at former changes of roles',
    do: 'see former changes of roles',
  },
  'administrator.grant': {
    did: 'set the roles of an administrator',
    do: 'set the roles of an administrator',
  },
  'administrator.revoke': {
    did: 'took the roles of an administrator',
    do: 'take the roles of an administrator',
  },
  'people-settings.read': {
    did: 'looked at the settings about people',
    do: 'see the settings about people',
  },
  'people-settings.change': {
    did: 'changed how long leavers keep their bookings',
    do: 'change how long leavers keep their bookings',
  },
  'organisation.list': {
    did: 'looked at the connected Microsoft 365 organisations',
    do: 'see the connected Microsoft 365 organisations',
  },
  'organisation.connect': {
    did: 'connected a Microsoft 365 organisation',
    do: 'connect a Microsoft 365 organisation',
  },
  'organisation.disconnect': {
    did: 'disconnected a Microsoft 365 organisation',
    do: 'disconnect a Microsoft 365 organisation',
  },
  'teams-chat.list': {
    did: 'looked at their own Teams accounts',
    do: 'see their own Teams accounts',
  },
  'teams-chat.unlink': {
    did: 'unlinked a Teams account of their own',
    do: 'unlink a Teams account of their own',
  },
  'chat.message': { did: 'wrote to the bot', do: 'write to the bot' },
  'chat.book': { did: 'booked a seat in a chat', do: 'book a seat in a chat' },
  'chat.cancel': { did: 'cancelled a booking in a chat', do: 'cancel a booking in a chat' },
  'chat.find-seats': { did: 'looked for free seats in a chat', do: 'find free seats in a chat' },
  'chat.my-bookings': {
    did: 'looked at their own bookings in a chat',
    do: 'see their own bookings in a chat',
  },
  'chat.follow-floor': {
    did: 'had bookings of a floor posted in a channel',
    do: 'have bookings of a floor posted in a channel',
  },
  'chat.unfollow-floor': {
    did: 'ended the posts about a floor in a channel',
    do: 'end the posts about a floor in a channel',
  },
  'chat.sign-in': { did: 'asked to sign in in a chat', do: 'sign in in a chat' },
  'chat.linked': { did: 'linked a Teams account', do: 'link a Teams account' },
  'chat.sign-out': { did: 'signed out in a chat', do: 'sign out in a chat' },
  'chat.installed': { did: 'installed the bot', do: 'install the bot' },
  'chat.removed': { did: 'removed the bot', do: 'remove the bot' },
  'audit.search': { did: 'searched the audit log', do: 'search the audit log' },
  'audit.verify': { did: 'verified the audit log', do: 'verify the audit log' },
  'audit.export': { did: 'exported the audit log', do: 'export the audit log' },
  'request.unrouted': {
    did: 'asked for an address that nothing answers at',
    do: 'ask for an address that nothing answers at',
  },
  'request.without-key': { did: 'came past the gateway', do: 'come in past the gateway' },
  'operator.create-edge-key': { did: 'made an edge key', do: 'make an edge key' },
  'operator.rotate-edge-key': {
    did: 'made an edge key in the place of another',
    do: 'make an edge key in the place of another',
  },
  'operator.revoke-edge-key': { did: 'revoked an edge key', do: 'revoke an edge key' },
  'operator.list-edge-keys': {
    did: 'looked at the list of edge keys',
    do: 'see the list of edge keys',
  },
  'operator.make-keys': {
    did: 'made the keys that secrets are sealed with',
    do: 'make the keys that secrets are sealed with',
  },
  'operator.rotate-keys': {
    did: 'had secrets sealed with a new key',
    do: 'have secrets sealed with a new key',
  },
  'operator.back-up': { did: 'made a backup of the store', do: 'make a backup of the store' },
  'operator.restore': {
    did: 'restored the store from a backup',
    do: 'restore the store from a backup',
  },
  'operator.list-parked-notices': {
    did: 'looked at notices to Teams that were given up',
    do: 'see notices to Teams that were given up',
  },
  'operator.retry-notices': {
    did: 'had notices to Teams that were given up tried again',
    do: 'have notices to Teams that were given up tried again',
  },
  'operator.verify-audit-log': {
    did: 'verified the audit log by a command',
    do: 'verify the audit log by a command',
  },
};

const reasons: { readonly [C in AuditCode]: string } = {
  'seat-taken': 'somebody else had the seat',
  'already-booked': 'they already had a seat at that time',
  'too-far-ahead': 'the day was not open for booking yet',
  'in-the-past': 'the time was over',
  'spans-workdays': 'the time went beyond one day',
  'seat-closed': 'the seat was closed',
  'booking-over': 'the booking was over',
  'not-permitted': 'their roles do not allow it',
  'not-found': 'there was no such thing',
  'changed-meanwhile': 'somebody else had changed it first',
  'floor-has-flaws': 'the floor had something to mend',
  'floor-has-bookings': 'there were bookings to come',
  'picture-unusable': 'the picture could not be used',
  'self-grant': 'nobody grants a role to themselves',
  'self-removal': 'nobody takes a role from themselves',
  'last-account-administrator': 'it was about the last account administrator',
  'organisation-connected-elsewhere': 'the organisation belongs to another customer',
  'too-many-organisations': 'no more organisations can be connected',
  'key-reused': 'its key was used for something else before',
  'code-unusable': 'the code could not be used',
  'chat-of-another-company': 'the chat belongs to another company',
  'invalid-request': 'something in the request was wrong',
  'not-signed-in': 'nobody was signed in',
  'not-authenticated': 'nothing proved who it was',
  'not-entitled': 'RICOH Smart Integration does not let them use Sekitori',
  'foreign-request': 'it came from another site',
  'no-such-route': 'there is no such address',
  'method-not-allowed': 'it cannot be asked for like that',
  'too-large': 'it was too large',
  'address-too-long': 'its address was too long',
  'unsupported-media-type': 'it was of another kind than can be read',
  'too-many-requests': 'it was asked for too often',
  overloaded: 'the service had too much to do',
  'no-edge-key': 'it carried no key of the gateway',
  'left-amid-body': 'whoever asked left before all of it was there',
  'broken-off': 'it was broken off before all of it was there',
  'not-possible': 'it could not be done as asked',
  fault: 'something broke',
  'store-busy': 'the store did not answer',
  'rsi-unreachable': 'RICOH Smart Integration did not answer',
  'keys-unreachable': 'the key service did not answer',
  'entitlement-unconfirmed':
    'RICOH Smart Integration had not confirmed for too long that they may use Sekitori',
};

/** The sentences of the audit log in English. */
export const inEnglish: AuditWords = {
  events,
  reasons,
  subjects: {
    service: 'Sekitori',
    operator: 'An operator',
    nobody: 'Somebody who was not signed in',
    unknown: 'Somebody no longer on record',
    rsi: 'RICOH Smart Integration',
    teams: 'Teams',
  },
  other: (event) => ({ did: `did “${event}”`, do: `do “${event}”` }),
  sentences: {
    done: ({ who, words }) => `${who} ${words.did}`,
    refused: ({ who, words, reason = 'a rule said no' }) =>
      `${who} tried to ${words.do}, but ${reason}`,
    denied: ({ who, words, reason }) =>
      `${who} tried to ${words.do} and was turned away${reason ? `: ${reason}` : ''}`,
    unusable: ({ who, words }) => `${who} tried to ${words.do}, but the request could not be read`,
    failed: ({ who, words, reason }) =>
      `${who} tried to ${words.do}, and it failed${reason ? `: ${reason}` : ''}`,
    begun: ({ who, words }) => `${who} began to ${words.do}; it has not ended yet`,
    unknown: ({ who, words }) =>
      `${who} began to ${words.do}; it was cut off, and how it ended is not known`,
  },
  times: (count) => ` (${count} times within a minute)`,
  timesAtLeast: (count) => ` (${count === 1 ? 'once' : `${count} times`} or more within a minute)`,
  end: '.',
};
