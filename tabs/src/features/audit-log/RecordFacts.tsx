import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { reasonText } from '@sekitori/api/contract/audit-text';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { Link as PageLink } from 'react-router';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { Fact } from './Fact.tsx';
import type { Filters } from './filters.ts';
import { messages } from './messages.ts';
import { momentText, numberText } from './time-text.ts';
import { useRecordText } from './use-record-text.ts';

const useStyles = makeStyles({
  facts: { margin: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  reason: { '::first-letter': { textTransform: 'uppercase' }, display: 'block' },
  button: { minHeight: '44px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
});

type Props = {
  readonly record: AuditRecordWire;
  readonly onNarrow: (change: Partial<Filters>) => void;
};

/** When, who, what about, and how it ended. */
export function RecordFacts({ record, onNarrow }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const { whoOf } = useRecordText();
  const { day, time } = momentText(record.at, language);
  const { person, object, code, status, ms, count = 1, isCounting } = record;
  return (
    <dl className={styles.facts}>
      <Fact name={say('when')}>
        <span>
          {day} {time}
        </span>
        <span className={styles.quiet}>
          {say('inUtc')} {record.at}
        </span>
      </Fact>
      <Fact name={say('who')}>
        <span>{whoOf(record)}</span>
        {person ? (
          <Button
            className={styles.button}
            onClick={() => onNarrow({ person: person.id, object: undefined })}
          >
            {say('onlyPerson')}
          </Button>
        ) : null}
      </Fact>
      {person?.mail === undefined ? null : <Fact name={say('mail')}>{person.mail}</Fact>}
      {person ? (
        <Fact name={say('personId')}>
          <span className={styles.code}>{person.id}</span>
        </Fact>
      ) : null}
      <Fact name={say('eventName')}>
        <span className={styles.code}>{record.event}</span>
      </Fact>
      <Fact name={say('way')}>{say(`way-${record.way}`)}</Fact>
      {object ? <About object={object} onNarrow={onNarrow} /> : null}
      {code === undefined ? null : (
        <Fact name={say('reason')}>
          <span className={styles.reason}>{reasonText(code, language)}</span>
          <span className={styles.code}>{code}</span>
        </Fact>
      )}
      {status === undefined ? null : <Fact name={say('status')}>{status}</Fact>}
      {ms === undefined ? null : (
        <Fact name={say('duration')}>{say('milliseconds', { ms: numberText(ms, language) })}</Fact>
      )}
      {count > 1 || isCounting ? (
        <Fact name={say('count')}>
          {isCounting
            ? say('atLeast', { times: numberText(count, language) })
            : numberText(count, language)}
        </Fact>
      ) : null}
    </dl>
  );
}

type AboutProps = {
  readonly object: NonNullable<AuditRecordWire['object']>;
  readonly onNarrow: (change: Partial<Filters>) => void;
};

/** What it was about, with the page of it where there is one. */
function About({ object: { kind, id }, onNarrow }: AboutProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { kindOf } = useRecordText();
  return (
    <Fact name={say('aboutWhat')}>
      <span>{kindOf(kind)}</span>
      <span className={styles.code}>{id}</span>
      {kind === 'floor' ? (
        <PageLink className={styles.link} to={`/admin/floors/${encodeURIComponent(id)}`}>
          {say('openFloor')}
        </PageLink>
      ) : null}
      {kind === 'administrator' ? (
        <PageLink className={styles.link} to="/admin/administrators">
          {say('openAdministrators')}
        </PageLink>
      ) : null}
      <Button className={styles.button} onClick={() => onNarrow({ object: id, person: undefined })}>
        {say('onlyObject')}
      </Button>
    </Fact>
  );
}
