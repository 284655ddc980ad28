import { midori } from './demo-person.ts';

/** The Microsoft 365 organisation of the demonstration, as the Agents Playground names it (playground.yml). */
export const demoOrganisation = {
  id: '00000000-0000-0000-0000-000000000001',
  tenant: midori,
} as const;
