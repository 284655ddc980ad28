import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  section: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    scrollMarginTop: '140px',
    paddingBottom: tokens.spacingVerticalS,
    '& fieldset + fieldset': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  title: {
    display: 'block',
    margin: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
    paddingInlineStart: '19px',
  },
});

type Props = { readonly title: string; readonly children: ReactNode };

/** Sentences that belong together. */
export function Section({ title, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Text as="h2" size={500} weight="semibold" className={styles.title} id={id}>
        {title}
      </Text>
      {children}
    </section>
  );
}
