import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { isEdited, type SettingField } from './edits.ts';
import { LineFoot } from './LineFoot.tsx';
import { messages } from './messages.ts';
import { OriginTags } from './OriginTags.tsx';
import { isMixed } from './origins.ts';
import { flawsOf, useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    minWidth: 0,
    borderTop: 0,
    borderRight: 0,
    borderBottom: 0,
    borderLeft: '3px solid transparent',
    '@media (max-width: 640px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      rowGap: tokens.spacingVerticalXS,
    },
  },
  edited: { borderLeftColor: tokens.colorBrandStroke1 },
  flawed: { borderLeftColor: tokens.colorStatusDangerBorderActive },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    justifyItems: 'start',
  },
  flaw: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'start',
    color: tokens.colorStatusDangerForeground1,
    wordBreak: 'auto-phrase',
  },
  sign: { flexShrink: 0, fontSize: '16px', marginTop: '3px' },
  mixed: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

type Props = {
  /** The settings that the sentence is about. */
  readonly fields: readonly SettingField[];
  readonly children: ReactNode;
};

/** A sentence with where its values come from, what is wrong with them, and the ways back. */
export function Line({ fields, children }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const work = useDesk();
  const flawId = useId();
  const flaws = flawsOf(work, fields);
  const isChanged = fields.some((field) => isEdited(work.desk.edits, field));
  return (
    <fieldset
      data-setting={fields.join(' ')}
      className={mergeClasses(
        styles.line,
        isChanged && styles.edited,
        flaws.length > 0 && styles.flawed,
      )}
      aria-describedby={flaws.length > 0 ? flawId : undefined}
    >
      <div className={styles.body}>
        {children}
        {isMixed(work.standings, fields) ? (
          <Text size={200} className={styles.mixed}>
            {say('mixed')}
          </Text>
        ) : null}
        {flaws.length > 0 ? (
          <div id={flawId} data-flaw>
            {flaws.map(({ text }) => (
              <Text key={text} className={styles.flaw}>
                <ErrorCircleFilled aria-hidden className={styles.sign} />
                {text}
              </Text>
            ))}
          </div>
        ) : null}
      </div>
      <OriginTags fields={fields} />
      <LineFoot fields={fields} />
    </fieldset>
  );
}
