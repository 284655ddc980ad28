import type { SiteId } from './ids.ts';
import type { SiteClock } from './workday.ts';

/** One building. All rules about its floors follow its clock (A1). */
export type Site = SiteClock & {
  readonly id: SiteId;
  readonly name: string;
};
