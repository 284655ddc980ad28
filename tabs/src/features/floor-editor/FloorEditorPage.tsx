import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { call } from '../../lib/api-client.ts';
import { useMessages } from '../../lib/messages.ts';
import { FloorEditor } from './FloorEditor.tsx';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  waiting: {
    display: 'grid',
    gridTemplateRows: '56px 1fr',
    gap: tokens.spacingVerticalS,
    height: 'calc(100dvh - 57px)',
  },
  plan: { height: '100%' },
});

/** Loads the draft of a floor once; from then on it is the editor's, until it is asked for anew. */
export function FloorEditorPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const { floorId = '' } = useParams();
  const floor = useQuery({
    queryKey: ['admin-floor', floorId],
    queryFn: ({ signal }) => call('adminFloor', { params: { floorId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (floor.isError) {
    return <FaultMessage error={floor.error} onRetry={() => void floor.refetch()} />;
  }
  if (!floor.data) {
    return (
      <Skeleton aria-label={say('loading')} className={styles.waiting}>
        <SkeletonItem size={56} />
        <SkeletonItem className={styles.plan} />
      </Skeleton>
    );
  }
  return (
    <FloorEditor
      key={`${floorId} ${floor.dataUpdatedAt}`}
      floor={floor.data}
      onReload={() => void floor.refetch()}
    />
  );
}
