import type { MeWire } from '../../contract/person-wire.ts';
import { type Actor, type Person, preferencesOf } from '../../domain/person.ts';
import type { Handlers } from '../handler.ts';
import { bookingAnswer, bookingToWire, noticeToWire } from '../present/booking.ts';
import { floorDayToWire, floorSummaryToWire, floorToWire } from '../present/floor.ts';

type UserRoutes = Pick<
  Handlers,
  | 'me'
  | 'setPreferences'
  | 'notices'
  | 'dismissNotice'
  | 'floors'
  | 'floor'
  | 'floorDays'
  | 'availability'
  | 'planPicture'
  | 'bookSeat'
  | 'bookings'
  | 'booking'
  | 'moveBooking'
  | 'releaseBooking'
  | 'cancelBooking'
>;

/** What everybody may do (4.3-f). */
export const userRoutes: UserRoutes = {
  async me({ actor, tenantName }, { useCases, teamsAppId }) {
    const person = await useCases.seeMyself(actor);
    return { kind: 'json', body: meToWire(person, { actor, tenantName, teamsAppId }) };
  },

  async setPreferences({ actor, tenantName, body }, { useCases, teamsAppId }) {
    const set = await useCases.setPreferences(actor, body);
    if (!set.ok) return { kind: 'refusal', refusal: set.refusal };
    return { kind: 'json', body: meToWire(set.value, { actor, tenantName, teamsAppId }) };
  },

  async notices({ actor, language }, { useCases }) {
    const notices = await useCases.seeNotices(actor);
    return { kind: 'json', body: { items: notices.map((one) => noticeToWire(one, language)) } };
  },

  async dismissNotice({ actor, params }, { useCases }) {
    await useCases.dismissNotice(actor, params.noticeId);
    return { kind: 'empty' };
  },

  async floors({ actor }, { useCases }) {
    const floors = await useCases.seeFloors(actor);
    return { kind: 'json', body: { items: floors.map(floorSummaryToWire) } };
  },

  async floor({ actor, params }, { useCases }) {
    const seen = await useCases.seeFloor(actor, params.floorId);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: floorToWire(seen.value), isTagged: true };
  },

  async floorDays({ actor, params, language }, { useCases }) {
    const days = await useCases.seeFloorDays(actor, params.floorId);
    if (!days.ok) return { kind: 'refusal', refusal: days.refusal };
    return {
      kind: 'json',
      body: { items: days.value.map((day) => floorDayToWire(day, language)) },
    };
  },

  async availability({ actor, params, query, language }, { floorAnswers }) {
    const period = { start: query.from, end: query.to };
    const asked = { floor: params.floorId, period, language };
    const found = await floorAnswers.availability(actor, asked);
    if (!found.ok) return { kind: 'refusal', refusal: found.refusal };
    return { kind: 'bytes', type: 'application/json', ...found.value };
  },

  async planPicture({ actor, params, query }, { useCases }) {
    const picture = await useCases.seePicture(actor, { plan: params.planId, width: query.width });
    if (!picture.ok) return { kind: 'refusal', refusal: picture.refusal };
    return { kind: 'bytes', type: 'image/webp', ...picture.value };
  },

  async bookSeat({ actor, body, key, language }, { useCases }) {
    const { seatId, from, to, holder, code } = body;
    const period = { start: from, end: to };
    const wish = { seat: seatId, period, code, key, ...(holder ? { holder } : {}) };
    return bookingAnswer(await useCases.bookSeat(actor, wish), language);
  },

  async bookings({ actor, query, language }, { useCases }) {
    const views = await useCases.listBookings(actor, query);
    return { kind: 'json', body: { items: views.map((view) => bookingToWire(view, language)) } };
  },

  async booking({ actor, params, language }, { useCases }) {
    return bookingAnswer(await useCases.seeBooking(actor, params.bookingId), language);
  },

  async moveBooking({ actor, params, body, key, language }, { useCases }) {
    const { seatId: to, isHere, code } = body;
    const wish = { booking: params.bookingId, to, isHere, code, key };
    return bookingAnswer(await useCases.moveBooking(actor, wish), language);
  },

  async releaseBooking({ actor, params, language }, { useCases }) {
    return bookingAnswer(await useCases.releaseBooking(actor, params.bookingId), language);
  },

  async cancelBooking({ actor, params, language }, { useCases }) {
    return bookingAnswer(await useCases.cancelBooking(actor, params.bookingId), language);
  },
};

function meToWire(
  person: Person,
  of: {
    readonly actor: Actor;
    readonly tenantName: string;
    readonly teamsAppId: string | undefined;
  },
): MeWire {
  const { actor, tenantName, teamsAppId } = of;
  return {
    id: person.id,
    name: person.name,
    mail: person.mail,
    tenant: { id: actor.tenant, name: tenantName },
    roles: [...actor.roles],
    preferences: preferencesOf(person),
    limits: { seatsAtATime: 1 },
    ...(teamsAppId === undefined ? {} : { teamsAppId }),
  };
}
