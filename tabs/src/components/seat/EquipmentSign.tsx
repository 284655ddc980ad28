import type { Equipment } from '@sekitori/api/domain/seat';
import { equipmentPaths } from './equipment-paths.ts';

/** One sign of equipment in the colour and size of the text around it; its name stands beside it. */
export function EquipmentSign({ of }: { readonly of: Equipment }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={equipmentPaths[of]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
