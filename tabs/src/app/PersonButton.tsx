import { makeStyles, tokens } from '@fluentui/react-components';
import type { ComponentPropsWithRef } from 'react';
import { initialsOf } from '../components/seat/seat-look.ts';
import { useMessages } from '../lib/messages.ts';
import { appMessages } from './messages.ts';

const useStyles = makeStyles({
  button: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '44px',
    height: '44px',
    padding: 0,
    border: 0,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  initials: {
    display: 'grid',
    placeItems: 'center',
    width: '34px',
    height: '34px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '13px',
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
});

type Props = { readonly name: string } & Omit<ComponentPropsWithRef<'button'>, 'name'>;

/** The person signed in, as the button of their menu. */
export function PersonButton({ name, ...rest }: Props) {
  const styles = useStyles();
  const say = useMessages(appMessages);
  return (
    <button type="button" aria-haspopup="menu" {...rest} className={styles.button}>
      <span className={styles.name}>{say('personMenu', { name })}</span>
      <span className={styles.initials} aria-hidden="true">
        {initialsOf(name)}
      </span>
    </button>
  );
}
