import { reasonText } from '../../contract/reason-text.ts';
import type { Handlers } from '../handler.ts';
import { personToWire } from '../present/administrators.ts';
import { operationToWire, verdictToWire } from '../present/operation-set.ts';

type OperationRoutes = Pick<
  Handlers,
  | 'operation'
  | 'changeOperation'
  | 'testRules'
  | 'findPeopleForRules'
  | 'holidayCountries'
  | 'holidays'
>;

/** How floors operate, for operations administrators (4.3, H3, H4). */
export const operationRoutes: OperationRoutes = {
  async operation({ actor, params }, { useCases }) {
    const seen = await useCases.seeOperation(actor, params.floorId);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: operationToWire(seen.value) };
  },

  async changeOperation({ actor, params, body, version }, { useCases }) {
    const asked = { floor: params.floorId, version, ...body };
    const changed = await useCases.changeOperation(actor, asked);
    if (!changed.ok) return { kind: 'refusal', refusal: changed.refusal };
    const { operation, outcome } = changed.value;
    return { kind: 'json', body: { operation: operationToWire(operation), outcome } };
  },

  async testRules({ actor, params, query, language }, { useCases }) {
    const { seatId: seat, personId: person, from: start, to: end } = query;
    const asked = { floor: params.floorId, seat, person, period: { start, end } };
    const tested = await useCases.testRules(actor, asked);
    if (!tested.ok) return { kind: 'refusal', refusal: tested.refusal };
    const verdicts = tested.value.map((verdict) => verdictToWire(verdict, language));
    return { kind: 'json', body: { verdicts } };
  },

  async findPeopleForRules({ actor, query }, { useCases }) {
    const found = await useCases.findNameablePeople(actor, query.q);
    if (!found.ok) return { kind: 'refusal', refusal: found.refusal };
    const { people, isCut } = found.value;
    return { kind: 'json', body: { items: people.map(personToWire), isCut } };
  },

  async holidayCountries(_, { useCases }) {
    return { kind: 'json', body: { items: [...(await useCases.listHolidayCountries())] } };
  },

  async holidays({ query, language }, { useCases }) {
    const seen = await useCases.seeHolidays(query);
    const items = seen.map(({ date, name }) => ({ date, name: reasonText(name, language) }));
    return { kind: 'json', body: { items } };
  },
};
