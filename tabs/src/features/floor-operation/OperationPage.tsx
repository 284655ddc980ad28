import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { OperationDesk } from './OperationDesk.tsx';
import { operationQuery } from './queries.ts';

const useStyles = makeStyles({
  waiting: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '960px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXXL,
  },
  section: { height: '224px', borderRadius: tokens.borderRadiusXLarge },
});

/** Loads how a floor operates once; from then on it is the desk's, until somebody else saves. */
export function OperationPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const { floorId = '' } = useParams();
  const operation = useQuery(operationQuery(floorId));
  if (operation.isError) {
    return <FaultMessage error={operation.error} onRetry={() => void operation.refetch()} />;
  }
  if (!operation.data) {
    return (
      <Skeleton aria-label={say('loading')} className={styles.waiting}>
        <SkeletonItem size={40} />
        <SkeletonItem size={56} />
        <SkeletonItem className={styles.section} />
        <SkeletonItem className={styles.section} />
      </Skeleton>
    );
  }
  return <OperationDesk key={floorId} operation={operation.data} />;
}
