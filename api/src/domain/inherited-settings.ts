/** Where a setting can be made, the most general first; the most specific one wins, field by field (B3). */
export const settingLevels = ['product', 'tenant', 'site', 'floor', 'zone', 'seat'] as const;
export type SettingLevel = (typeof settingLevels)[number];

/** What somebody set at one level; what is absent comes from above. */
export type OwnSettings<Settings extends object> = {
  readonly [Field in keyof Settings]?: Settings[Field];
};

/** The settings in force somewhere, and which level each of them was made at. */
export type Inherited<Settings extends object> = {
  readonly settings: Settings;
  readonly from: { readonly [Field in keyof Settings]: SettingLevel };
};

export type OwnByLevel<Settings extends object> = {
  readonly [Level in Exclude<SettingLevel, 'product'>]?: OwnSettings<Settings> | undefined;
};

/** The settings in force where these levels meet; what nobody set is as the product comes. */
export function inheritedSettings<Settings extends object>(
  product: Settings,
  own: OwnByLevel<Settings>,
): Inherited<Settings> {
  const from = Object.fromEntries(Object.keys(product).map((field) => [field, 'product'])) as {
    [Field in keyof Settings]: SettingLevel;
  };
  const asItComes: Inherited<Settings> = { settings: product, from };
  return settingLevels.reduce(
    (above, level) => (level === 'product' ? above : withOwn(above, level, own[level])),
    asItComes,
  );
}

/** What holds where something is set at one more level, more specific than all above; the very same where nothing is. */
export function withOwn<Settings extends object>(
  above: Inherited<Settings>,
  level: SettingLevel,
  own: OwnSettings<Settings> | undefined,
): Inherited<Settings> {
  const set = own ? keysOf(above.settings).filter((field) => own[field] !== undefined) : [];
  if (set.length === 0) return above;
  const settings = { ...above.settings };
  const from: { [Field in keyof Settings]: SettingLevel } = { ...above.from };
  for (const field of set) {
    settings[field] = own?.[field] ?? settings[field];
    from[field] = level;
  }
  return { settings, from };
}

const keysOf = <Thing extends object>(thing: Thing) => Object.keys(thing) as (keyof Thing)[];
