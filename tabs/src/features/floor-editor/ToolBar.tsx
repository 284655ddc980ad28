import {
  Button,
  Divider,
  makeStyles,
  ToggleButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import {
  CursorRegular,
  GridDotsRegular,
  HandRightRegular,
  KeyboardRegular,
  SelectObjectRegular,
  SquareAddRegular,
  TableAddRegular,
} from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { type Tool, tools } from './tool.ts';

const useStyles = makeStyles({
  bar: {
    gridArea: 'tools',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 800px)': {
      flexDirection: 'row',
      justifyContent: 'space-around',
      borderRight: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  button: { minWidth: '44px', maxWidth: '44px', minHeight: '44px' },
  divider: { flexGrow: 0, '@media (max-width: 800px)': { display: 'none' } },
  keys: { '@media (max-width: 800px)': { display: 'none' } },
});

const icons = {
  select: <CursorRegular />,
  seat: <SquareAddRegular />,
  array: <TableAddRegular />,
  zone: <SelectObjectRegular />,
  hand: <HandRightRegular />,
};

type Props = {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly isSnapping: boolean;
  readonly onSnapping: () => void;
  readonly onHelp: () => void;
};

/** The tools of the plan, with their keys in their names. */
export function ToolBar({ tool, onTool, isSnapping, onSnapping, onHelp }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <div role="toolbar" aria-label={say('tools')} className={styles.bar}>
      {tools.map((known) => (
        <Tooltip key={known} content={say(known)} relationship="label" positioning="after">
          <ToggleButton
            appearance={known === tool ? 'primary' : 'subtle'}
            className={styles.button}
            icon={icons[known]}
            checked={known === tool}
            onClick={() => onTool(known)}
          />
        </Tooltip>
      ))}
      <Divider className={styles.divider} />
      <Tooltip content={say('snapping')} relationship="label" positioning="after">
        <ToggleButton
          appearance="subtle"
          className={styles.button}
          icon={<GridDotsRegular />}
          checked={isSnapping}
          onClick={onSnapping}
        />
      </Tooltip>
      <div className={styles.keys}>
        <Tooltip content={say('keys')} relationship="label" positioning="after">
          <Button
            appearance="subtle"
            className={styles.button}
            icon={<KeyboardRegular />}
            onClick={onHelp}
          />
        </Tooltip>
      </div>
    </div>
  );
}
