/** Lengths to choose from, in minutes. */
export const shortestChoices = [5, 15, 30, 60, 90, 120, 180, 240];
export const longestChoices = [60, 120, 180, 240, 300, 360, 480, 600, 720, 1440];
export const beforeChoices = [0, 10, 15, 30, 45, 60, 90, 120, 180, 240, 360, 720];
export const graceChoices = [5, 10, 15, 30, 45, 60, 90, 120, 180, 240];

/** The choices with the one that is set, in order; scripts may set any. */
export function choicesWith(choices: readonly number[], set: number): readonly number[] {
  return [...new Set([...choices, set])].sort((a, b) => a - b);
}
