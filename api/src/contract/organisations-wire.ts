import { z } from 'zod';
import { parseOrganisation } from '../domain/organisation.ts';
import { namedPerson } from './administrators-wire.ts';
import { isoText } from './shapes.ts';

/** The id of an Entra tenant, in either case. */
export const organisationIdShape = z
  .string()
  .max(64)
  .transform((text, context) => {
    const organisation = parseOrganisation(text);
    if (organisation) return organisation;
    context.addIssue({ code: 'custom', message: 'not an Entra tenant ID' });
    return z.NEVER;
  });

/** A Microsoft 365 organisation that is connected to my tenant, since when and by whom. */
export const organisationWire = z.strictObject({
  organisationId: z.string(),
  since: isoText,
  by: namedPerson,
});
export type OrganisationWire = z.infer<typeof organisationWire>;

/** A Teams account that acts for me. */
export const teamsChatWire = z.strictObject({
  id: z.string(),
  organisationId: z.string(),
  since: isoText,
});
export type TeamsChatWire = z.infer<typeof teamsChatWire>;
