import type { Egress } from './egress.ts';

/** Something that tests themselves ask of another machine, or ask the product to, and why they must. */
type Declared = {
  readonly host: RegExp;
  /** Names of files one of which is in its stack or its arguments. */
  readonly by: readonly string[];
  readonly reason: string;
};

export const declaredEgress: readonly Declared[] = [
  {
    host: /^rsi\.invalid(:\d+)?$/,
    by: ['bot/src/main.ts'],
    reason:
      'A process that must not start asks the RSI it is given for the time; the name leads nowhere.',
  },
];

export const isDeclared = ({ host, process, stack }: Egress): boolean =>
  declaredEgress.some(
    (one) =>
      one.host.test(host) && one.by.some((name) => [process, ...stack].join('\n').includes(name)),
  );
