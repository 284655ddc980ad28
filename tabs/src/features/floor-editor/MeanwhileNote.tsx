import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import type { Meanwhile } from './meanwhile.ts';
import { workMessages } from './work-messages.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, paddingInlineStart: '20px' },
});

const mostNames = 8;

/** What somebody else changed since this page was opened, by the names of things. */
export function MeanwhileNote({ what }: { readonly what: Meanwhile }) {
  const styles = useStyles();
  const say = useMessages(workMessages);
  const lines = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const names = what[kind];
    if (names.length === 0) return [];
    const shown = names.slice(0, mostNames).join(say('between'));
    return [
      names.length > mostNames
        ? say(`${kind}Many`, { names: shown, count: names.length })
        : say(kind, { names: shown }),
    ];
  });
  const all = [
    ...lines,
    ...(what.name === undefined ? [] : [say('renamed', { name: what.name })]),
    ...(what.isPlanNew ? [say('newPlan')] : []),
  ];
  if (all.length === 0) return <Text>{say('nothingDifferent')}</Text>;
  return (
    <>
      <Text>{say('theyChanged')}</Text>
      <ul className={styles.list}>
        {all.map((line) => (
          <li key={line}>
            <Text>{line}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}
