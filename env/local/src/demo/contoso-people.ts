import { aPerson, colleagues, contoso, type DemoPerson } from './demo-person.ts';

const introduced: readonly DemoPerson[] = [
  aPerson(contoso, { name: 'Alice Morgan', mailbox: 'alice.morgan' }),
  aPerson(contoso, { name: 'Ben Okafor', mailbox: 'ben.okafor' }),
  aPerson(contoso, { name: '中村 さくら', mailbox: 'sakura.nakamura' }),
  aPerson(contoso, { name: 'Priya Nair', mailbox: 'priya.nair' }),
  aPerson(contoso, { name: 'Tom Fischer', mailbox: 'tom.fischer' }),
  aPerson(contoso, { name: '小林 翔太', mailbox: 'shota.kobayashi' }),
  aPerson(contoso, { name: 'Chloé Dubois', mailbox: 'chloe.dubois' }, { isHidden: true }),
  aPerson(
    contoso,
    { name: 'Daniel Reyes', mailbox: 'daniel.reyes' },
    { granted: ['operations-administrator'] },
  ),
  aPerson(
    contoso,
    { name: '加藤 恵', mailbox: 'megumi.kato' },
    { granted: ['account-administrator'] },
  ),
  aPerson(
    contoso,
    { name: 'Grace Hughes', mailbox: 'grace.hughes' },
    { isCompanyAdministrator: true },
  ),
];

const london = `
  harry.evans Harry Evans
  imogen.clarke Imogen Clarke
  yuki.sasaki 佐々木 由紀
  rohan.mehta Rohan Mehta
  ellie.watson Ellie Watson
  finn.murphy Finn Murphy`;

/** Who sits on which of the tenant's floors when the demonstration begins. */
export const contosoPeople = {
  introduced,
  london: [...introduced, ...colleagues(contoso, london)],
} as const;
