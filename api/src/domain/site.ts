import type { SiteId } from './ids.ts';
import type { TimeZone } from './workday.ts';

/** One building. All rules about its floors follow its clock (A1). */
export type Site = {
  readonly id: SiteId;
  readonly name: string;
  readonly timeZone: TimeZone;
};
