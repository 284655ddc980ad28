import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  BeakerRegular,
  DeleteRegular,
  EditRegular,
  ImageOffRegular,
  MoreHorizontalRegular,
  OptionsRegular,
  QrCodeRegular,
} from '@fluentui/react-icons';
import type { AdminFloorCardWire } from '@sekitori/api/contract/floor-wire';
import { Link, useNavigate } from 'react-router';
import { useAppearance } from '../../lib/appearance.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    transitionProperty: 'box-shadow, border-color',
    transitionDuration: tokens.durationFaster,
    ':hover': { boxShadow: tokens.shadow8, borderTopColor: tokens.colorNeutralStroke1 },
  },
  picture: {
    display: 'grid',
    placeItems: 'center',
    aspectRatio: '16 / 10',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  plan: { width: '100%', height: '100%', objectFit: 'contain' },
  planInDark: { filter: 'invert(0.86) hue-rotate(180deg)' },
  none: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    fontSize: '32px',
  },
  body: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
  },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  name: {
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    // The whole card is the link, so that a thumb need not aim at the name.
    '::after': { content: '""', position: 'absolute', inset: 0 },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  badge: { flexShrink: 0 },
  // Above the link of the card, which covers all of it.
  operation: {
    position: 'relative',
    zIndex: 1,
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  more: { position: 'relative', zIndex: 1, minWidth: '44px', minHeight: '44px' },
});

const colors = {
  draft: 'informative',
  published: 'success',
  'published-with-changes': 'warning',
} as const;

type Props = { readonly floor: AdminFloorCardWire; readonly onDelete: () => void };

/** One floor: what its plan looks like, where it is, how far it is, and how full it is today. */
export function FloorCard({ floor, onDelete }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const navigate = useNavigate();
  const address = `/admin/floors/${encodeURIComponent(floor.id)}`;
  const { name, seatCount, takenToday } = floor;
  return (
    <article className={styles.card}>
      <Thumbnail floor={floor} />
      <div className={styles.body}>
        <div className={styles.line}>
          <Link to={address} className={styles.name} aria-label={say('edit', { name })}>
            {name}
          </Link>
          <Badge
            appearance="tint"
            color={colors[floor.state]}
            size="large"
            className={styles.badge}
          >
            {say(floor.state)}
          </Badge>
        </div>
        <div className={styles.line}>
          <Text className={styles.quiet}>
            {floor.site.name} · {say('seats', { count: seatCount })}
          </Text>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                icon={<MoreHorizontalRegular />}
                className={styles.more}
                aria-label={say('more', { name })}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem icon={<EditRegular />} onClick={() => void navigate(address)}>
                  {say('open')}
                </MenuItem>
                {floor.state === 'draft' ? null : (
                  <MenuItem
                    icon={<BeakerRegular />}
                    onClick={() => void navigate(`${address}/rules`)}
                  >
                    {say('rules')}
                  </MenuItem>
                )}
                {floor.state === 'draft' ? null : (
                  <MenuItem
                    icon={<QrCodeRegular />}
                    onClick={() => void navigate(`${address}/seat-codes`)}
                  >
                    {say('seatCodes')}
                  </MenuItem>
                )}
                <MenuItem icon={<DeleteRegular />} onClick={onDelete}>
                  {say('delete')}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </div>
        <ProgressBar
          thickness="large"
          value={seatCount === 0 ? 0 : takenToday / seatCount}
          aria-hidden
        />
        <div className={styles.line}>
          <Text size={200} className={styles.quiet}>
            {floor.state === 'draft'
              ? say('noUse')
              : say('usedToday', { taken: takenToday, count: seatCount })}
          </Text>
          <Link
            to={`${address}/operation`}
            className={styles.operation}
            aria-label={say('operationOf', { name })}
          >
            <OptionsRegular aria-hidden />
            {say('operation')}
          </Link>
        </div>
      </div>
    </article>
  );
}

function Thumbnail({ floor }: { readonly floor: AdminFloorCardWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const isDark = useAppearance() !== 'light';
  return (
    <div className={styles.picture}>
      {floor.plan ? (
        <img
          src={`${floor.plan.href}?width=640`}
          alt=""
          loading="lazy"
          className={mergeClasses(styles.plan, isDark && styles.planInDark)}
        />
      ) : (
        <span className={styles.none}>
          <ImageOffRegular aria-hidden />
          <Text size={200}>{say('noPlan')}</Text>
        </span>
      )}
    </div>
  );
}
