import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ImageAddRegular } from '@fluentui/react-icons';
import { type DragEvent, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { PictureButton } from './PictureButton.tsx';
import type { Upload } from './use-upload.ts';
import { workMessages } from './work-messages.ts';

const useStyles = makeStyles({
  room: {
    display: 'grid',
    placeItems: 'center',
    height: '100%',
    padding: tokens.spacingHorizontalL,
  },
  area: {
    boxSizing: 'border-box',
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalL,
    width: '100%',
    maxWidth: '560px',
    padding: '48px 32px',
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  over: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorBrandStroke1}`,
  },
  icon: { fontSize: '56px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  title: { margin: 0 },
  detail: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  full: { width: '100%', textAlign: 'start' },
});

/** The first step of a floor: its picture, by drag and drop or by a button. */
export function PlanUpload({ upload }: { readonly upload: Upload }) {
  const styles = useStyles();
  const say = useMessages(workMessages);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const picture = event.dataTransfer.files[0];
    if (picture) upload.mutate(picture);
  };
  return (
    <div className={styles.room}>
      <section
        aria-label={say('stepPlan')}
        className={mergeClasses(styles.area, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <ImageAddRegular className={styles.icon} aria-hidden />
        <Text as="h2" size={500} weight="semibold" className={styles.title}>
          {say(isOver ? 'uploadDrop' : 'uploadTitle')}
        </Text>
        <Text align="center" className={styles.detail}>
          {say(upload.isPending ? 'uploading' : 'uploadDetail')}
        </Text>
        {upload.isPending ? (
          <ProgressBar aria-label={say('uploading')} className={styles.full} />
        ) : (
          <PictureButton upload={upload} label={say('choose')} appearance="primary" />
        )}
        {upload.error ? (
          <div className={styles.full}>
            <ProblemBar error={upload.error} />
          </div>
        ) : null}
      </section>
    </div>
  );
}
