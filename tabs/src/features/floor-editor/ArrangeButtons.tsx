import { Button, Text, Tooltip } from '@fluentui/react-components';
import {
  AlignBottomRegular,
  AlignCenterHorizontalRegular,
  AlignCenterVerticalRegular,
  AlignLeftRegular,
  AlignRightRegular,
  AlignSpaceEvenlyHorizontalRegular,
  AlignSpaceEvenlyVerticalRegular,
  AlignTopRegular,
} from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import { alignments, distributions } from './align.ts';
import { panelMessages } from './panel-messages.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

const icons = {
  left: <AlignLeftRegular />,
  center: <AlignCenterVerticalRegular />,
  right: <AlignRightRegular />,
  top: <AlignTopRegular />,
  middle: <AlignCenterHorizontalRegular />,
  bottom: <AlignBottomRegular />,
  across: <AlignSpaceEvenlyHorizontalRegular />,
  down: <AlignSpaceEvenlyVerticalRegular />,
};

/** Lines and equal steps for the selected seats. */
export function ArrangeButtons({ editing }: { readonly editing: Editing }) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const ids = editing.editor.selection;
  const { dispatch } = editing;
  const buttons = [
    ...alignments.map((to) => ({
      key: to,
      press: () => dispatch({ kind: 'align-seats', ids, to }),
    })),
    ...distributions.map((along) => ({
      key: along,
      press: () => dispatch({ kind: 'distribute-seats', ids, along }),
    })),
  ];
  return (
    <section className={styles.section} aria-label={say('arrange')}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {say('arrange')}
      </Text>
      <div className={styles.row}>
        {buttons.map(({ key, press }) => (
          <Tooltip key={key} content={say(key)} relationship="label">
            <Button className={styles.icon} icon={icons[key]} onClick={press} />
          </Tooltip>
        ))}
      </div>
    </section>
  );
}
