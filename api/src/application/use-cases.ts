import type { Operations } from './audit/operations.ts';
import { bookSeatWith } from './book-seat.ts';
import { cancelBookingWith, releaseBookingWith } from './cancel-booking.ts';
import { cancelRangeWith } from './cancel-range.ts';
import { changeOperationWith } from './change-operation.ts';
import { followFloorWith, unfollowFloorWith } from './channels.ts';
import { checkInWith } from './check-in.ts';
import { deleteFloorWith } from './delete-floor.ts';
import {
  createFloorWith,
  createSiteWith,
  saveDraftWith,
  seeDraftWith,
  seeSitesWith,
} from './draft-floor.ts';
import { endSessionWith } from './end-session.ts';
import { recordEntitlementWith } from './entitlement.ts';
import type { EntitlementWorld } from './entitlement-record.ts';
import { findNameablePeopleWith } from './find-nameable-people.ts';
import { findPeopleWith } from './find-people.ts';
import { grantRolesWith } from './grant-roles.ts';
import { hearActivityWith } from './heard-activities.ts';
import { listBookingsWith, seeBookingWith } from './list-bookings.ts';
import { listDraftsWith } from './list-drafts.ts';
import { rememberCardWith } from './living-cards.ts';
import { moveBookingWith } from './move-booking.ts';
import { dismissNoticeWith, seeNoticesWith } from './notices.ts';
import {
  connectOrganisationWith,
  disconnectOrganisationWith,
  seeOrganisationsWith,
} from './organisations.ts';
import { changePeopleSettingsWith, seePeopleSettingsWith } from './people-settings.ts';
import { recordPersonWith, seeMyselfWith, setPreferencesWith } from './person-record.ts';
import { keepChatWith } from './personal-chats.ts';
import { leavePlaceWith } from './places.ts';
import { seePictureWith, seePlanWith, uploadPlanWith } from './plans.ts';
import type { Background, Clock, Entra, Holidays, Ids, Pictures, Rsi } from './ports.ts';
import { publishFloorWith } from './publish-floor.ts';
import { endRsiSessionWith } from './rsi-logout.ts';
import { runLateWith } from './run-late.ts';
import { renewSeatCodesWith, seeSeatCodesWith } from './seat-codes.ts';
import type { Secrets } from './secrets.ts';
import {
  seeAdministratorsWith,
  seeAdministratorWith,
  seeRoleChangesWith,
} from './see-administrators.ts';
import {
  seeAvailabilityWith,
  seeFloorDaysWith,
  seeFloorsWith,
  seeFloorWith,
} from './see-floors.ts';
import { listHolidayCountriesWith, seeHolidaysWith } from './see-holidays.ts';
import { seeOperationImpactWith, seePublishImpactWith } from './see-impact.ts';
import { seeOperationWith } from './see-operation.ts';
import { seeQuotaWith } from './see-quota.ts';
import { seeSeatWith } from './see-seat.ts';
import { openSessionWith, resolveSessionWith } from './session.ts';
import { endOtherSessionsWith, endOwnSessionWith, listSessionsWith } from './sessions-of-person.ts';
import { beginSignInWith, completeSignInWith, redeemHandOverWith } from './sign-in.ts';
import { signInWithTeamsWith } from './sign-in-with-teams.ts';
import type { Stores } from './store.ts';
import {
  actorOfTeamsUserWith,
  listTeamsChatsWith,
  unlinkTeamsChatWith,
  unlinkTeamsUserWith,
} from './teams-chats.ts';
import { completeTeamsLinkWith, requestTeamsLinkWith } from './teams-link.ts';
import { testRulesWith } from './test-rules.ts';

/** What the use cases need from the world. */
export type World = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly rsi: Rsi;
  readonly entra: Entra;
  readonly pictures: Pictures;
  readonly holidays: Holidays;
  readonly secrets: Secrets;
  readonly background: Background;
  readonly questions: EntitlementWorld['questions'];
  readonly operations: Operations;
};

export type UseCases = ReturnType<typeof useCasesOver>;

/** Everything that people can do, over one world: what every front end is handed. */
export function useCasesOver(world: World) {
  return {
    bookSeat: bookSeatWith(world),
    cancelBooking: cancelBookingWith(world),
    cancelRange: cancelRangeWith(world),
    releaseBooking: releaseBookingWith(world),
    moveBooking: moveBookingWith(world),
    checkIn: checkInWith(world),
    runLate: runLateWith(world),
    listBookings: listBookingsWith(world),
    seeBooking: seeBookingWith(world),
    seeFloors: seeFloorsWith(world),
    seeFloor: seeFloorWith(world),
    seeFloorDays: seeFloorDaysWith(world),
    seeAvailability: seeAvailabilityWith(world),
    seeSeat: seeSeatWith(world),
    seeQuota: seeQuotaWith(world),
    seeSeatCodes: seeSeatCodesWith(world),
    renewSeatCodes: renewSeatCodesWith(world),
    seePicture: seePictureWith(world),
    seeMyself: seeMyselfWith(world),
    setPreferences: setPreferencesWith(world),
    seeNotices: seeNoticesWith(world),
    dismissNotice: dismissNoticeWith(world),
    recordPerson: recordPersonWith(world),
    grantRoles: grantRolesWith(world),
    seeAdministrators: seeAdministratorsWith(world),
    seeAdministrator: seeAdministratorWith(world),
    seeRoleChanges: seeRoleChangesWith(world),
    findPeople: findPeopleWith(world),
    connectOrganisation: connectOrganisationWith(world),
    disconnectOrganisation: disconnectOrganisationWith(world),
    seeOrganisations: seeOrganisationsWith(world),
    seePeopleSettings: seePeopleSettingsWith(world),
    changePeopleSettings: changePeopleSettingsWith(world),
    seeSites: seeSitesWith(world),
    createSite: createSiteWith(world),
    listDrafts: listDraftsWith(world),
    seeDraft: seeDraftWith(world),
    createFloor: createFloorWith(world),
    saveDraft: saveDraftWith(world),
    seePlan: seePlanWith(world),
    uploadPlan: uploadPlanWith(world),
    seePublishImpact: seePublishImpactWith(world),
    seeOperationImpact: seeOperationImpactWith(world),
    seeOperation: seeOperationWith(world),
    changeOperation: changeOperationWith(world),
    testRules: testRulesWith(world),
    findNameablePeople: findNameablePeopleWith(world),
    listHolidayCountries: listHolidayCountriesWith(world),
    seeHolidays: seeHolidaysWith(world),
    publishFloor: publishFloorWith(world),
    deleteFloor: deleteFloorWith(world),
    beginSignIn: beginSignInWith(world),
    completeSignIn: completeSignInWith(world),
    redeemHandOver: redeemHandOverWith(world),
    recordEntitlement: recordEntitlementWith(world),
    openSession: openSessionWith(world),
    resolveSession: resolveSessionWith(world),
    endSession: endSessionWith(world),
    listSessions: listSessionsWith(world),
    endOwnSession: endOwnSessionWith(world),
    endOtherSessions: endOtherSessionsWith(world),
    endRsiSession: endRsiSessionWith(world),
    signInWithTeams: signInWithTeamsWith(world),
    requestTeamsLink: requestTeamsLinkWith(world),
    completeTeamsLink: completeTeamsLinkWith(world),
    actorOfTeamsUser: actorOfTeamsUserWith(world),
    unlinkTeamsUser: unlinkTeamsUserWith(world),
    listTeamsChats: listTeamsChatsWith(world),
    unlinkTeamsChat: unlinkTeamsChatWith(world),
    hearActivity: hearActivityWith(world),
    followFloor: followFloorWith(world),
    unfollowFloor: unfollowFloorWith(world),
    rememberCard: rememberCardWith(world),
    keepChat: keepChatWith(world),
    leavePlace: leavePlaceWith(world),
  };
}
