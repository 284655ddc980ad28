import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { panelMessages } from './panel-messages.ts';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    gridArea: 'panel',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 800px)': {
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      borderRadius: `${tokens.borderRadiusXLarge} ${tokens.borderRadiusXLarge} 0 0`,
      boxShadow: tokens.shadow16,
      paddingTop: 0,
      maxHeight: '46dvh',
    },
  },
  folded: { '@media (max-width: 800px)': { paddingBottom: 0 } },
  contentFolded: { '@media (max-width: 800px)': { display: 'none' } },
  fold: {
    display: 'none',
    '@media (max-width: 800px)': { display: 'flex', width: '100%', minHeight: '44px' },
  },
});

type Props = {
  readonly children: ReactNode;
  /** Unfolded at first on a narrow screen, where what goes on can only be finished here. */
  readonly startsOpen: boolean;
};

/** The properties: at the right on a wide screen, a sheet at the bottom of a narrow one. */
export function SidePanel({ children, startsOpen }: Props) {
  const styles = useStyles();
  const say = useMessages(panelMessages);
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <aside
      aria-label={say('properties')}
      className={mergeClasses(styles.panel, !isOpen && styles.folded)}
    >
      <Button
        appearance="transparent"
        className={styles.fold}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronUpRegular />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'fold' : 'open')}
      </Button>
      <div className={isOpen ? undefined : styles.contentFolded}>{children}</div>
    </aside>
  );
}
