import { Badge, makeStyles } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  ClockRegular,
  DismissRegular,
  ErrorCircleRegular,
  ProhibitedRegular,
  QuestionRegular,
  ShieldProhibitedRegular,
} from '@fluentui/react-icons';
import type { AuditOutcomeWire } from '@sekitori/api/contract/audit-wire';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({ badge: { flexShrink: 0, whiteSpace: 'nowrap' } });

const looks = {
  done: { icon: <CheckmarkRegular />, color: 'success' },
  refused: { icon: <DismissRegular />, color: 'informative' },
  denied: { icon: <ShieldProhibitedRegular />, color: 'warning' },
  unusable: { icon: <ProhibitedRegular />, color: 'informative' },
  failed: { icon: <ErrorCircleRegular />, color: 'danger' },
  begun: { icon: <ClockRegular />, color: 'informative' },
  unknown: { icon: <QuestionRegular />, color: 'warning' },
} as const;

/** How an operation ended, by word, sign and colour. */
export function OutcomeBadge({ outcome }: { readonly outcome: AuditOutcomeWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <Badge size="large" appearance="tint" className={styles.badge} {...looks[outcome]}>
      {say(`outcome-${outcome}`)}
    </Badge>
  );
}
