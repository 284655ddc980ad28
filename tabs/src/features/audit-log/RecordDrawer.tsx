import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { useMessages } from '../../lib/messages.ts';
import type { Filters } from './filters.ts';
import { messages } from './messages.ts';
import { OutcomeBadge } from './OutcomeBadge.tsx';
import { RecordFacts } from './RecordFacts.tsx';
import { RecordTrail } from './RecordTrail.tsx';
import { useRecordText } from './use-record-text.ts';

const useStyles = makeStyles({
  drawer: { '@media (max-width: 720px)': { width: '100vw', maxWidth: '100vw' } },
  close: { minWidth: '44px', minHeight: '44px' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    paddingBottom: tokens.spacingVerticalXXL,
  },
  what: { display: 'grid', justifyItems: 'start', gap: tokens.spacingVerticalM },
  sentence: { wordBreak: 'auto-phrase', overflowWrap: 'anywhere' },
});

type Props = {
  readonly record: AuditRecordWire;
  readonly onNarrow: (change: Partial<Filters>) => void;
  readonly onClose: () => void;
};

/** Everything that is on record of one operation. */
export function RecordDrawer({ record, onNarrow, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { sentenceOf } = useRecordText();
  return (
    <OverlayDrawer
      position="end"
      size="medium"
      className={styles.drawer}
      open
      onOpenChange={(_, { open }) => (open ? undefined : onClose())}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              className={styles.close}
              icon={<DismissRegular />}
              aria-label={say('close')}
              onClick={onClose}
            />
          }
        >
          {say('details')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <div className={styles.what}>
          <Text size={400} className={styles.sentence}>
            {sentenceOf(record)}
          </Text>
          <OutcomeBadge outcome={record.outcome} />
        </div>
        <RecordFacts record={record} onNarrow={onNarrow} />
        <RecordTrail record={record} />
      </DrawerBody>
    </OverlayDrawer>
  );
}
