import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { OutcomeBadge } from './OutcomeBadge.tsx';
import { momentText } from './time-text.ts';
import { useRecordText } from './use-record-text.ts';

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: 'block' },
  },
  head: {
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' },
    '& th': {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
      textAlign: 'start',
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
    },
  },
  when: { width: '152px' },
  who: { width: '184px' },
  outcome: { width: '136px' },
  body: { [narrow]: { display: 'block' } },
  row: {
    position: 'relative',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gap: tokens.spacingVerticalXS,
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '&:first-child': { [narrow]: { borderTop: 0 } },
  },
  cell: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    verticalAlign: 'top',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: 'block', padding: 0, borderTop: 0 },
  },
  whenCell: { fontVariantNumeric: 'tabular-nums', [narrow]: { order: 1 } },
  // A card says it in its sentence.
  whoCell: { overflowWrap: 'anywhere', [narrow]: { display: 'none' } },
  whatCell: { [narrow]: { order: 3, gridColumnStart: 1, gridColumnEnd: -1 } },
  outcomeCell: { [narrow]: { order: 2 } },
  lines: { display: 'grid', [narrow]: { display: 'flex', gap: tokens.spacingHorizontalS } },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  object: { display: 'block', overflowWrap: 'anywhere' },
  sentence: {
    // As tall as a thumb needs; the whole row opens it.
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'start',
    minHeight: '44px',
    width: '100%',
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'start',
    wordBreak: 'auto-phrase',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':focus-visible': { outline: 'none' },
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
});

type Props = {
  readonly records: readonly AuditRecordWire[];
  readonly onOpen: (record: AuditRecordWire, from: HTMLElement) => void;
};

/** Records as a table, each opened by pressing anywhere in its row; as cards on a phone. */
export function RecordTable({ records, onOpen }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <table className={styles.table} aria-label={say('title')}>
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={styles.when}>
            {say('when')}
          </th>
          <th scope="col" className={styles.who}>
            {say('who')}
          </th>
          <th scope="col">{say('what')}</th>
          <th scope="col" className={styles.outcome}>
            {say('outcome')}
          </th>
        </tr>
      </thead>
      <tbody className={styles.body}>
        {records.map((record) => (
          <Row key={record.id} record={record} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly record: AuditRecordWire;
  readonly onOpen: (record: AuditRecordWire, from: HTMLElement) => void;
};

function Row({ record, onOpen }: RowProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { sentenceOf, whoOf, kindOf } = useRecordText();
  const { day, time } = momentText(record.at, useLanguage());
  const { object, way } = record;
  return (
    <tr className={styles.row}>
      <td className={mergeClasses(styles.cell, styles.whenCell)}>
        <time dateTime={record.at} className={styles.lines}>
          <span>{time}</span>
          <span className={styles.quiet}>{day}</span>
        </time>
      </td>
      <td className={mergeClasses(styles.cell, styles.whoCell)}>
        <span className={styles.lines}>
          <span>{whoOf(record)}</span>
          {way === 'worker' ? null : <span className={styles.quiet}>{say(`way-${way}`)}</span>}
        </span>
      </td>
      <td className={mergeClasses(styles.cell, styles.whatCell)}>
        <button
          type="button"
          className={styles.sentence}
          onClick={({ currentTarget }) => onOpen(record, currentTarget)}
        >
          {sentenceOf(record)}
          {object ? (
            <span className={mergeClasses(styles.quiet, styles.object)}>
              {kindOf(object.kind)} {object.id}
            </span>
          ) : null}
        </button>
      </td>
      <td className={mergeClasses(styles.cell, styles.outcomeCell)}>
        <OutcomeBadge outcome={record.outcome} />
      </td>
    </tr>
  );
}
