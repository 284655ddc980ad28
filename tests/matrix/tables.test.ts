import assert from 'node:assert/strict';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { allRoutes } from '../tenants/route-samples.ts';
import { type Actor, actors, type Cell, canStand, cells, cellText, objects } from './cells.ts';
import { type RouteTable, verdictByRoutes } from './from-the-routes.ts';
import { statements, verdictByStatements } from './statements.ts';

/** Where the route table and the statements say different things of a cell. */
function disagreements(table: RouteTable = routes): string[] {
  return actors.flatMap((actor) =>
    cells.flatMap((cell) => {
      const [one, other] = [verdictByRoutes(actor, cell, table), verdictByStatements(actor, cell)];
      const where = `${cellText(cell)} by ${actor.name}`;
      return one === other ? [] : [`${where}: ${one} by the routes, ${other} by the statements`];
    }),
  );
}

describe('the two tables of the matrix', () => {
  it('say the same of every cell', () => {
    assert.deepEqual(disagreements(), []);
  });

  it('name every route in exactly one statement of the white paper', () => {
    const stated = statements.flatMap((statement) => statement.routes);

    assert.deepEqual(stated.toSorted(), allRoutes.map(([name]) => name).toSorted());
  });

  it('state what comes of each object that a route can be asked about, and of no other', () => {
    for (const { routes: names, objects: stated } of statements) {
      for (const name of names) {
        const asked = cells.filter((cell) => cell.name === name).map(({ object }) => object);
        assert.deepEqual(asked.toSorted(), Object.keys(stated).toSorted(), name);
      }
    }
  });

  it('leave an object out only where nothing of the kind can be one', () => {
    const kinds = new Set(cells.flatMap(({ subject }) => (subject ? [subject.kind] : [])));
    const leftOut = [...kinds].map((kind) => [
      kind,
      objects.filter((each) => !canStand(kind, each)),
    ]);

    assert.deepEqual(Object.fromEntries(leftOut), {
      floor: ['colleague'],
      plan: ['colleague'],
      seat: [],
      booking: [],
      site: ['colleague', 'other-floor'],
      organisation: ['colleague', 'other-floor'],
      notice: ['other-floor'],
      person: ['other-floor'],
      session: ['other-floor'],
      teamsChat: ['other-floor'],
    });
    assert.deepEqual(new Set(cells.map(({ name }) => name)).size, allRoutes.length);
  });

  it('let nobody do anything with what is another tenant’s', () => {
    const theirs = cells.filter(({ object }) => object === 'other-tenant');
    const verdicts = actors.flatMap((actor) =>
      theirs.map((cell) => verdictByStatements(actor, cell) ?? 'nothing'),
    );

    const all = new Set(verdicts);
    assert.deepEqual([...all].toSorted(), ['denied', 'edge', 'kept', 'stranger', 'unseen']);
    assert.ok(theirs.length >= 20, `${theirs.length} cells`);
  });

  it('let a system administrator do what either administrator may (4.3-c)', () => {
    const as = (role: string) =>
      actors.find(({ name }) => name === `${role} of midori`) ?? assert.fail(role);
    const mayDo = (actor: Actor, cell: Cell) => verdictByStatements(actor, cell) !== 'denied';
    const [system, account, operations] = [as('system'), as('account'), as('operations')];

    for (const cell of cells.filter(({ name }) => !/organisation|audit/i.test(name))) {
      const isEither = mayDo(account, cell) || mayDo(operations, cell);
      assert.equal(mayDo(system, cell), isEither, cellText(cell));
    }
  });

  it('differ where the access of one route is loosened, before anybody asks (control)', () => {
    const loosened = {
      ...routes,
      saveDraft: { ...routes.saveDraft, access: 'use-user-site' },
    } as const;

    const found = disagreements(loosened);

    // Four objects, and two roles in two tenants that may not.
    assert.equal(found.length, 16);
    assert.ok(found.every((each) => /^saveDraft .*(general|account) of/.test(each)));
    assert.ok(
      found.includes(
        'saveDraft with floorId own by account of contoso: done by the routes, denied by the statements',
      ),
    );
  });

  it('differ where a route is tightened or of another object (control)', () => {
    const change = (name: RouteName, to: Partial<RouteTable[RouteName]>) =>
      disagreements({ ...routes, [name]: { ...routes[name], ...to } });

    const tightened = change('floors', { access: 'manage-floors' });
    const opened = change('auditLog', { access: 'anyone' });
    const mistaken = change('grantRoles', { object: 'person' });

    assert.deepEqual([tightened.length, opened.length], [4, 52]);
    assert.ok(mistaken.every((each) => each.startsWith('grantRoles with personId ')));
    assert.notEqual(mistaken.length, 0);
  });
});
