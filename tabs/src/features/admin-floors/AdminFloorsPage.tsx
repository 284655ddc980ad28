import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, LayerDiagonalAddRegular } from '@fluentui/react-icons';
import type { AdminFloorCardWire } from '@sekitori/api/contract/floor-wire';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { AddFloorDialog } from './AddFloorDialog.tsx';
import { DeleteFloorDialog } from './DeleteFloorDialog.tsx';
import { FloorCard } from './FloorCard.tsx';
import { LeaverGrace } from './LeaverGrace.tsx';
import { messages } from './messages.ts';
import { adminFloorsQuery } from './queries.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1280px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalXL,
  },
  title: { display: 'block', margin: 0 },
  lead: { color: tokens.colorNeutralForeground2 },
  add: { minHeight: '44px' },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: tokens.spacingHorizontalXL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  told: { marginBottom: tokens.spacingVerticalL },
  waiting: { height: '290px', borderRadius: tokens.borderRadiusXLarge },
});

/** The admin site's first page: every floor of the tenant as a card, drafts too. */
export function AdminFloorsPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const floors = useQuery(adminFloorsQuery);
  const [isAdding, setAdding] = useState(false);
  const [toDelete, setToDelete] = useState<AdminFloorCardWire>();
  const [told, setTold] = useState<string>();

  if (floors.isError && !floors.data) {
    return <FaultMessage error={floors.error} onRetry={() => void floors.refetch()} />;
  }
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div>
          <Text as="h1" size={600} weight="semibold" className={styles.title}>
            {say('title')}
          </Text>
          <Text className={styles.lead}>{say('lead')}</Text>
        </div>
        {floors.data && floors.data.length > 0 ? (
          <Button
            appearance="primary"
            icon={<AddRegular />}
            className={styles.add}
            onClick={() => setAdding(true)}
          >
            {say('addFloor')}
          </Button>
        ) : null}
      </div>
      {told ? (
        <MessageBar intent="success" className={styles.told}>
          <MessageBarBody>{told}</MessageBarBody>
        </MessageBar>
      ) : null}
      <Cards floors={floors.data} onAdd={() => setAdding(true)} onDelete={setToDelete} />
      {floors.data ? <LeaverGrace /> : null}
      {isAdding ? <AddFloorDialog onClose={() => setAdding(false)} /> : null}
      {toDelete ? (
        <DeleteFloorDialog
          floor={toDelete}
          onClose={() => setToDelete(undefined)}
          onDeleted={(sentence) => {
            setToDelete(undefined);
            setTold(sentence);
          }}
        />
      ) : null}
    </div>
  );
}

type CardsProps = {
  readonly floors: readonly AdminFloorCardWire[] | undefined;
  readonly onAdd: () => void;
  readonly onDelete: (floor: AdminFloorCardWire) => void;
};

function Cards({ floors, onAdd, onDelete }: CardsProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  if (!floors) {
    return (
      <Skeleton aria-label={say('loading')} className={styles.cards}>
        <SkeletonItem className={styles.waiting} />
        <SkeletonItem className={styles.waiting} />
        <SkeletonItem className={styles.waiting} />
      </Skeleton>
    );
  }
  if (floors.length === 0) {
    return (
      <StateMessage
        icon={<LayerDiagonalAddRegular />}
        title={say('emptyTitle')}
        detail={say('emptyDetail')}
        action={{ label: say('addFloor'), onClick: onAdd }}
      />
    );
  }
  return (
    <ul className={styles.cards}>
      {floors.map((floor) => (
        <li key={floor.id}>
          <FloorCard floor={floor} onDelete={() => onDelete(floor)} />
        </li>
      ))}
    </ul>
  );
}
