import { makeStyles, Text, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, BeakerRegular, EditRegular } from '@fluentui/react-icons';
import type { Place } from '@sekitori/api/domain/operation-change';
import type { Workday } from '@sekitori/api/domain/workday';
import { Link } from 'react-router';
import { useZoneNote } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { PlaceChain } from './PlaceChain.tsx';
import { useDesk } from './use-desk.ts';
import { WhenLine } from './WhenLine.tsx';

const useStyles = makeStyles({
  header: { display: 'grid', gap: tokens.spacingVerticalM },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  link: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalXS,
    flexShrink: 0,
    minWidth: '44px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    boxSizing: 'border-box',
    minHeight: '44px',
    fontSize: '20px',
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusMedium,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  word: { whiteSpace: 'nowrap', '@media (max-width: 800px)': { display: 'none' } },
  names: { flexGrow: 1, minWidth: 0 },
  title: { display: 'block', margin: 0 },
  where: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type Props = {
  readonly onPlace: (place: Place) => void;
  readonly onFrom: (from: Workday | undefined) => void;
  readonly onTakeBack: (from: Workday) => void;
};

/** Which floor this is about, whose settings are shown, and from when changes hold. */
export function DeskHeader({ onPlace, onFrom, onTakeBack }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const { site, floorName, floorId } = desk.wire;
  const zone = useZoneNote(site.timeZone);
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <Tooltip content={say('back')} relationship="label">
          <Link to="/admin" className={styles.link}>
            <ArrowLeftRegular aria-hidden />
          </Link>
        </Tooltip>
        <div className={styles.names}>
          <Text as="h1" size={600} weight="semibold" className={styles.title}>
            {say('title')}
          </Text>
          <Text className={styles.where}>
            {site.name} · {floorName}
            {zone}
          </Text>
        </div>
        <Tooltip content={say('tryRules')} relationship="label">
          <Link to={`/admin/floors/${encodeURIComponent(floorId)}/rules`} className={styles.link}>
            <BeakerRegular aria-hidden />
            <Text className={styles.word}>{say('tryRules')}</Text>
          </Link>
        </Tooltip>
        <Tooltip content={say('plan')} relationship="label">
          <Link to={`/admin/floors/${encodeURIComponent(floorId)}`} className={styles.link}>
            <EditRegular aria-hidden />
            <Text className={styles.word}>{say('plan')}</Text>
          </Link>
        </Tooltip>
      </div>
      <PlaceChain onPlace={onPlace} />
      <WhenLine onFrom={onFrom} onTakeBack={onTakeBack} />
    </header>
  );
}
