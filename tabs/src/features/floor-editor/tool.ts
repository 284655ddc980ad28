export const tools = ['select', 'seat', 'array', 'zone', 'hand'] as const;

/** What a press on the plan does. */
export type Tool = (typeof tools)[number];

const toolOfKey: { readonly [key: string]: Tool } = {
  v: 'select',
  s: 'seat',
  a: 'array',
  z: 'zone',
  h: 'hand',
};

export function toolOf(key: string): Tool | undefined {
  return toolOfKey[key.toLowerCase()];
}
