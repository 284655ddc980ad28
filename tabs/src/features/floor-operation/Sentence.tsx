import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import type { MessageValues } from '../../lib/messages.ts';

const useStyles = makeStyles({
  sentence: {
    maxWidth: '100%',
    lineHeight: 1.7,
    padding: `${tokens.spacingVerticalS} 0`,
    wordBreak: 'auto-phrase',
  },
  // As high as the controls within it.
  withHoles: {
    lineHeight: '44px',
    padding: 0,
    '@media (max-width: 480px)': { lineHeight: '52px' },
  },
  hole: {
    display: 'inline-flex',
    alignItems: 'center',
    verticalAlign: 'middle',
    lineHeight: tokens.lineHeightBase300,
    margin: `0 ${tokens.spacingHorizontalXS}`,
    boxSizing: 'border-box',
    maxWidth: `calc(100% - 2 * ${tokens.spacingHorizontalXS})`,
  },
});

/** No message has it, so it can stand around the name of a hole. */
const mark = '\u0001';

type Props = {
  /** Says the sentence, with its holes filled by what it is given. */
  readonly say: (holes: MessageValues) => string;
  readonly holes: { readonly [hole: string]: ReactNode };
};

/** A sentence of plain words whose holes are controls, in the order that the language has them. */
export function Sentence({ say, holes }: Props) {
  const styles = useStyles();
  const hasHoles = Object.keys(holes).length > 0;
  const marked = Object.keys(holes).map((hole) => [hole, `${mark}${hole}${mark}`]);
  const pieces = say(Object.fromEntries(marked)).split(mark);
  return (
    <Text size={400} className={mergeClasses(styles.sentence, hasHoles && styles.withHoles)}>
      {pieces.map((piece, at) =>
        at % 2 === 0 ? (
          <Fragment key={piece}>{piece}</Fragment>
        ) : (
          <span key={piece} className={styles.hole}>
            {holes[piece]}
          </span>
        ),
      )}
    </Text>
  );
}
