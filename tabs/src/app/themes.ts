import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
  teamsHighContrastTheme,
} from '@fluentui/react-components';
import type { Language } from '@sekitori/api/contract/language';
import type { Appearance } from '../lib/appearance.ts';

/** Tokiwa, an evergreen: one accent that is neither Teams' violet nor a colour of warning. */
const tokiwa: BrandVariants = {
  10: '#011514',
  20: '#03211f',
  30: '#06312e',
  40: '#07403c',
  50: '#084f4a',
  60: '#095f59',
  70: '#0b6f68',
  80: '#0d7a72',
  90: '#1f8f86',
  100: '#3a9f96',
  110: '#54aea6',
  120: '#6fbdb6',
  130: '#8accc6',
  140: '#a6dad5',
  150: '#c2e8e4',
  160: '#dff5f2',
};

const looks: { readonly [A in Appearance]: Theme } = {
  light: createLightTheme(tokiwa),
  dark: createDarkTheme(tokiwa),
  contrast: teamsHighContrastTheme,
};

const face = {
  fontFamilyBase: "'Segoe UI', 'Noto Sans JP Variable', 'Noto Sans JP', system-ui, sans-serif",
  fontFamilyNumeric: "'Segoe UI', 'Noto Sans JP Variable', system-ui, sans-serif",
};

/** Japanese text is dense and square, so its lines stand further apart: 1.7 of the size. */
const japaneseLines = {
  lineHeightBase100: '17px',
  lineHeightBase200: '20px',
  lineHeightBase300: '24px',
  lineHeightBase400: '27px',
  lineHeightBase500: '34px',
  lineHeightBase600: '40px',
};

/** The Fluent theme of a look, set for the language's script. */
export function themeOf(appearance: Appearance, language: Language): Theme {
  return { ...looks[appearance], ...face, ...(language === 'ja' ? japaneseLines : {}) };
}
