import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { type FoundPerson, PersonSearch } from '../../components/person-search/PersonSearch.tsx';
import { useMessages } from '../../lib/messages.ts';
import { sentenceMessages } from './sentence-messages.ts';
import { useControlStyles } from './use-control-styles.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, width: '100%', justifyItems: 'start' },
});

type Props = { readonly onChoose: (person: FoundPerson) => void; readonly onClose: () => void };

/** Finds somebody in the midst of a sentence; what was typed last is forgotten when it closes. */
export function FindPerson({ onChoose, onClose }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={root} className={styles.root}>
      <PersonSearch onChoose={onChoose} onEscape={onClose} />
      <Button className={controls.button} onClick={onClose}>
        {say('cancel')}
      </Button>
    </div>
  );
}
