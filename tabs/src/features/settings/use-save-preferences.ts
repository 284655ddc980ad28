import type { Preferences } from '@sekitori/api/domain/person';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { meQuery } from '../../lib/queries.ts';

/** Sets some of my preferences; the others stay as they are. */
export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: Partial<Preferences>) => call('setPreferences', { body: wish }),
    onSuccess: (answer) => {
      client.setQueryData(meQuery.queryKey, answer);
      void client.invalidateQueries({ queryKey: ['availability'] });
    },
  });
}
