import { midori } from './demo-person.ts';

/** The Microsoft 365 organisation of the demonstration, as the Agents Playground names it (playground.yml). */
export const demoOrganisation = {
  id: '00000000-0000-0000-0000-000000000001',
  tenant: midori,
  /** Object ids by mail address. */
  users: new Map([
    ['hanako.sato@midori.example', '00000000-0000-0000-0000-000000000010'],
    ['kenichi.suzuki@midori.example', '00000000-0000-0000-0000-000000000011'],
    ['emily.carter@midori.example', '00000000-0000-0000-0000-000000000012'],
    ['misaki.takahashi@midori.example', '00000000-0000-0000-0000-000000000013'],
    ['lucas.mueller@midori.example', '00000000-0000-0000-0000-000000000014'],
    ['naoki.tanaka@midori.example', '00000000-0000-0000-0000-000000000015'],
  ]),
} as const;
