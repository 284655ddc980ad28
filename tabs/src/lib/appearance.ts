import { createContext, useContext } from 'react';

/** The three looks of Teams, by which host, browser and address choose. */
export const appearances = ['light', 'dark', 'contrast'] as const;
export type Appearance = (typeof appearances)[number];

/** Which look the page has; pictures of plans are inverted in the dark ones. */
export const AppearanceContext = createContext<Appearance>('light');

export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}
