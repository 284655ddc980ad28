import type { ConnectedOrganisation } from '../../application/organisations.ts';
import type { OrganisationWire } from '../../contract/organisations-wire.ts';
import type { Handlers } from '../handler.ts';
import { personToWire, utcText } from '../present/administrators.ts';

type Microsoft365Routes = Pick<
  Handlers,
  | 'organisations'
  | 'connectOrganisation'
  | 'disconnectOrganisation'
  | 'teamsChats'
  | 'unlinkTeamsChat'
>;

/** Whose a Microsoft 365 organisation is, and for whom a Teams account acts. */
export const microsoft365Routes: Microsoft365Routes = {
  async organisations({ actor }, { useCases }) {
    const seen = await useCases.seeOrganisations(actor);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: { items: seen.value.map(organisationToWire) } };
  },

  async connectOrganisation({ actor, params }, { useCases }) {
    const connected = await useCases.connectOrganisation(actor, params.organisationId);
    if (!connected.ok) return { kind: 'refusal', refusal: connected.refusal };
    return { kind: 'json', body: organisationToWire(connected.value) };
  },

  async disconnectOrganisation({ actor, params }, { useCases }) {
    const ended = await useCases.disconnectOrganisation(actor, params.organisationId);
    return ended.ok ? { kind: 'empty' } : { kind: 'refusal', refusal: ended.refusal };
  },

  async teamsChats({ actor }, { useCases }) {
    const chats = await useCases.listTeamsChats(actor);
    const items = chats.map(({ id, organisation, linkedAt }) => {
      return { id, organisationId: organisation, since: utcText(linkedAt) };
    });
    return { kind: 'json', body: { items } };
  },

  async unlinkTeamsChat({ actor, params }, { useCases }) {
    const ended = await useCases.unlinkTeamsChat(actor, params.chatId);
    return ended.ok ? { kind: 'empty' } : { kind: 'refusal', refusal: ended.refusal };
  },
};

const organisationToWire = (connected: ConnectedOrganisation): OrganisationWire => ({
  organisationId: connected.organisation,
  since: utcText(connected.since),
  by: personToWire(connected.by),
});
