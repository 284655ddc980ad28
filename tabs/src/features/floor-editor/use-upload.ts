import { useMutation } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import type { Editing } from './use-editor.ts';

/** Sends a picture and puts it under the draft; saved with the draft like any other change. */
export function useUpload(floorId: string, { dispatch }: Editing) {
  return useMutation({
    mutationFn: (picture: Blob) => call('uploadPlan', { params: { floorId }, body: picture }),
    onSuccess: (plan) => dispatch({ kind: 'set-plan', plan }),
  });
}

export type Upload = ReturnType<typeof useUpload>;

export const pictureTypes = 'image/png,image/jpeg,image/svg+xml';
