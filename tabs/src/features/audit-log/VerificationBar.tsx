import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { VerifiedWire } from '@sekitori/api/contract/audit-wire';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { monthText, numberText } from './time-text.ts';
import type { Verification } from './use-verification.ts';

const useStyles = makeStyles({
  running: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  progress: { display: 'grid', gap: tokens.spacingVerticalS },
  text: { wordBreak: 'auto-phrase' },
  button: { minHeight: '44px' },
});

type Props = {
  readonly state: Verification;
  readonly onStop: () => void;
  readonly onAgain: () => void;
};

/** How far a verification is, and what came of it. */
export function VerificationBar({ state, onStop, onAgain }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  if (state.kind === 'none') return null;
  if (state.kind === 'running') return <Running state={state} onStop={onStop} />;
  const isWhole = state.kind === 'ended' && state.verified.ok;
  const isBroken = state.kind === 'ended' && !state.verified.ok;
  return (
    <div role="status">
      <MessageBar
        layout="multiline"
        intent={isWhole ? 'success' : isBroken ? 'error' : 'warning'}
        politeness={isBroken ? 'assertive' : 'polite'}
      >
        <MessageBarBody className={styles.text}>
          <Outcome state={state} />
        </MessageBarBody>
        <MessageBarActions>
          {isWhole ? null : (
            <Button className={styles.button} onClick={onAgain}>
              {say('again')}
            </Button>
          )}
          <Button className={styles.button} onClick={onStop}>
            {say('dismiss')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}

type RunningProps = {
  readonly state: Extract<Verification, { kind: 'running' }>;
  readonly onStop: () => void;
};

function Running({ state: { records, of }, onStop }: RunningProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const isCounted = records !== undefined && of !== undefined;
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <Text>
          {isCounted
            ? say('verifying', {
                records: numberText(records, language),
                of: numberText(Math.max(of, records), language),
              })
            : say('verifyingFirst')}
        </Text>
        <ProgressBar
          aria-label={say('verifyProgress')}
          thickness="large"
          {...(isCounted ? { value: records, max: Math.max(of, records, 1) } : {})}
        />
      </div>
      <Button className={styles.button} onClick={onStop}>
        {say('stop')}
      </Button>
    </div>
  );
}

function Outcome({ state }: { readonly state: Exclude<Verification, { kind: 'running' }> }) {
  const say = useMessages(messages);
  if (state.kind === 'ended') return <Verified verified={state.verified} />;
  return (
    <>
      <MessageBarTitle>{say('interrupted')}</MessageBarTitle>
      {say('interruptedNext')}
    </>
  );
}

function Verified({ verified }: { readonly verified: VerifiedWire }) {
  const say = useMessages(messages);
  const language = useLanguage();
  if (verified.ok) {
    const records = numberText(verified.records, language);
    return (
      <>
        <MessageBarTitle>{say('whole')}</MessageBarTitle>
        {verified.records === 0
          ? say('wholeEmpty')
          : say('wholeDetail', { records, months: verified.months })}
      </>
    );
  }
  const where = {
    month: monthText(verified.month, language),
    seq: numberText(verified.seq, language),
  };
  return (
    <>
      <MessageBarTitle>{say('broken')}</MessageBarTitle>
      {say(`flaw-${verified.flaw}`, where)} {say('brokenNext')}
    </>
  );
}
