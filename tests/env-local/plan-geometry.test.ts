import assert from 'node:assert/strict';
import { seatSize } from '../../env/local/src/plan/desks.ts';
import type { PlannedSeat } from '../../env/local/src/plan/floor-plan.ts';
import { londonPlan } from '../../env/local/src/plan/london.ts';
import { newYorkPlan } from '../../env/local/src/plan/new-york.ts';
import { from } from '../../env/local/src/plan/svg.ts';
import { tokyoPlan } from '../../env/local/src/plan/tokyo.ts';

const plans = { Tokyo: tokyoPlan, 'New York': newYorkPlan, London: londonPlan };
const half = seatSize / 2;
const touch = 1;

const cornersOf = (seat: PlannedSeat) =>
  [
    { x: -half, y: -half },
    { x: half, y: -half },
    { x: half, y: half },
    { x: -half, y: half },
  ].map((corner) => from(seat, corner));

/** Two squares are apart where a line along a side of one of them separates their corners. */
function areApart(a: PlannedSeat, b: PlannedSeat): boolean {
  return [a.turn, a.turn + 90, b.turn, b.turn + 90].some((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const along = ({ x, y }: { readonly x: number; readonly y: number }) =>
      x * Math.cos(angle) + y * Math.sin(angle);
    const ofA = cornersOf(a).map(along);
    const ofB = cornersOf(b).map(along);
    return (
      Math.max(...ofA) <= Math.min(...ofB) + touch || Math.max(...ofB) <= Math.min(...ofA) + touch
    );
  });
}

for (const [city, plan] of Object.entries(plans)) {
  describe(`the demonstration's plan of ${city}`, () => {
    it('has every seat inside its zone and inside the plan', () => {
      const outside = plan.seats.filter((seat) => {
        const zone = plan.zones.find(({ id }) => id === seat.zoneId);
        return !cornersOf(seat).every(
          ({ x, y }) =>
            zone &&
            x >= zone.x - touch &&
            y >= zone.y - touch &&
            x <= zone.x + zone.width + touch &&
            y <= zone.y + zone.height + touch &&
            x <= plan.width &&
            y <= plan.height,
        );
      });

      assert.deepEqual(
        outside.map((seat) => seat.name),
        [],
      );
    });

    it('lets no two seats stand in one place', () => {
      const clashes = plan.seats.flatMap((a, index) =>
        plan.seats
          .slice(index + 1)
          .filter((b) => !areApart(a, b))
          .map((b) => `${a.name} ${b.name}`),
      );

      assert.deepEqual(clashes, []);
    });

    it('names every seat once', () => {
      const names = plan.seats.map((seat) => seat.name);

      assert.equal(new Set(names).size, names.length);
    });

    it('is a picture without text, scripts or anything from elsewhere', () => {
      assert.match(plan.svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      assert.doesNotMatch(plan.svg, /<text|<script|href|url\(|NaN|undefined/);
    });
  });
}

describe("the demonstration's floors", () => {
  it('have the sizes that guides speak of', () => {
    const sizes = Object.values(plans).map((plan) => plan.seats.length);

    assert.deepEqual(sizes, [82, 41, 24]);
  });
});
