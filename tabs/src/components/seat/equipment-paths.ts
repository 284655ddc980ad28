import type { Equipment } from '@sekitori/api/domain/seat';

/** The signs of equipment as strokes on a 16 × 16 grid, so that map, list and chips show the same ones. */
export const equipmentPaths: { readonly [E in Equipment]: string } = {
  window: 'M3 2.5h10v11H3zM8 2.5v11M3 8h10',
  monitor: 'M2 3h12v8H2zM8 11v2.5M5 13.5h6',
  'standing-desk': 'M2 9h12M4 9v5M12 9v5M8 6.8V2M5.8 4.2 8 2l2.2 2.2',
  quiet: 'M12.5 9.8A5.5 5.5 0 1 1 6.2 3.5 4.3 4.3 0 0 0 12.5 9.8z',
  accessible: 'M6.5 1.8a1 1 0 1 0 .01 0M6.5 5.2v4.6h4l2 4M6.5 7h3.5M5 8.2a3.5 3.5 0 1 0 5 4.6',
  phone:
    'M4 2.5h2l1 3-1.4 1.2a8 8 0 0 0 3.7 3.7L10.5 9l3 1v2a1.5 1.5 0 0 1-1.7 1.5A11 11 0 0 1 2.5 4.2 1.5 1.5 0 0 1 4 2.5z',
};
