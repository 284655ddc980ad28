import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { useState } from 'react';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { Fact } from './Fact.tsx';
import { messages } from './messages.ts';
import { monthText, numberText } from './time-text.ts';

const useStyles = makeStyles({
  facts: { margin: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, paddingInlineStart: '20px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  button: { minHeight: '44px' },
});

/** What happened on the way, and what finds the operation in other logs. */
export function RecordTrail({ record }: { readonly record: AuditRecordWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { external, steps, traceId, seal } = record;
  return (
    <dl className={styles.facts}>
      {external.length > 0 ? (
        <Fact name={say('external')}>
          <ol className={styles.list}>
            {external.map(({ service, operation, status, ms, attempt }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: calls have an order and no name, and never change
              <li key={at}>
                {say('call', { service, operation })}
                <div className={styles.quiet}>{say('callResult', { status, ms, attempt })}</div>
              </li>
            ))}
          </ol>
        </Fact>
      ) : null}
      {steps.length > 0 ? (
        <Fact name={say('steps')}>
          <ol className={styles.list}>
            {steps.map(({ name, result }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and may repeat, and never change
              <li key={at}>
                <span className={styles.code}>{name}</span>
                <div className={styles.quiet}>{result}</div>
              </li>
            ))}
          </ol>
        </Fact>
      ) : null}
      <Fact name={say('requestId')}>
        <span className={styles.code}>{record.requestId}</span>
        <CopyButton text={record.requestId} />
      </Fact>
      {traceId === undefined ? null : (
        <Fact name={say('traceId')}>
          <span className={styles.code}>{traceId}</span>
        </Fact>
      )}
      <Fact name={say('seal')}>{seal ? <Seal seal={seal} /> : say('notSealed')}</Fact>
    </dl>
  );
}

function Seal({ seal: { month, seq, hash } }: { seal: NonNullable<AuditRecordWire['seal']> }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  return (
    <>
      <span>
        {say('sealedAs', { month: monthText(month, language), seq: numberText(seq, language) })}
      </span>
      <span className={styles.quiet}>
        {say('hash')} <span className={styles.code}>{hash}</span>
      </span>
    </>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      className={styles.button}
      icon={<CopyRegular />}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <span aria-live="polite">{say(isCopied ? 'copied' : 'copy')}</span>
    </Button>
  );
}
