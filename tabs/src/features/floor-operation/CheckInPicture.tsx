import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useClockText } from '../../lib/clock-text.ts';
import { clockOf } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { type SampleName, type SamplePicture, samplePicture } from './check-in-sample.ts';
import { workdayOf } from './desk.ts';
import { sentenceMessages } from './sentence-messages.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  figure: {
    boxSizing: 'border-box',
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    gap: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  track: { position: 'relative', height: '28px', margin: '0 6px' },
  line: {
    position: 'absolute',
    inset: '12px 0 auto',
    height: '4px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStroke2,
  },
  booking: {
    position: 'absolute',
    top: '8px',
    height: '12px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke1}`,
  },
  mark: {
    position: 'absolute',
    top: '4px',
    width: '12px',
    height: '20px',
    marginLeft: '-6px',
    display: 'grid',
    placeItems: 'center',
    boxSizing: 'border-box',
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightBold,
  },
  opens: {
    borderRadius: tokens.borderRadiusCircular,
    height: '12px',
    top: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorBrandStroke1}`,
  },
  reminds: {
    borderRadius: tokens.borderRadiusCircular,
    height: '12px',
    top: '8px',
    backgroundColor: tokens.colorBrandBackground,
  },
  lapses: {
    width: '4px',
    marginLeft: '-2px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorStatusDangerBorderActive,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  sign: { position: 'static', marginLeft: 0, flexShrink: 0 },
  time: { fontVariantNumeric: 'tabular-nums' },
  spoken: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

const names = { day: 'sampleDay', office: 'sampleOffice', afternoon: 'sampleAfternoon' } as const;
const marks = { opens: 'sampleOpens', reminds: 'sampleReminds', lapses: 'sampleLapses' } as const;
const markKinds = ['opens', 'reminds', 'lapses'] as const;

/** What checking in means for a booking to look at, by the rules that will judge real ones. */
export function CheckInPicture() {
  const styles = useStyles();
  const say = useMessages(sentenceMessages);
  const clockText = useClockText();
  const { desk, shown } = useDesk();
  const [sample, setSample] = useState<SampleName>('office');
  const on = { ...clockOf(desk.wire.site), workday: workdayOf(desk) };
  const picture = samplePicture(sample, shown.holds.settings, on);
  if (!picture) return null;
  const [opens, reminds, lapses] = markKinds.map((kind) => clockText(picture[kind].time));
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <Text size={200}>{say('sample')}</Text>
        <ChoiceBox
          label={say('sample')}
          value={sample}
          choices={(['day', 'office', 'afternoon'] as const).map((value) => ({
            value,
            text: clockText(say(names[value])),
          }))}
          onChange={setSample}
        />
      </div>
      <Track picture={picture} />
      <ul className={styles.legend} aria-hidden>
        {markKinds.map((kind) => (
          <li key={kind} className={styles.entry}>
            <span className={mergeClasses(styles.mark, styles[kind], styles.sign)} />
            <Text size={200} weight="semibold" className={styles.time}>
              {clockText(picture[kind].time)}
            </Text>
            <Text size={200}>{say(marks[kind])}</Text>
          </li>
        ))}
      </ul>
      <Text as="p" size={200} className={styles.spoken}>
        {say('sampleText', { opens: opens ?? '', reminds: reminds ?? '', lapses: lapses ?? '' })}
      </Text>
    </figure>
  );
}

function Track({ picture }: { readonly picture: SamplePicture }) {
  const styles = useStyles();
  const percent = (at: number) => `${at * 100}%`;
  const { start, end } = picture;
  return (
    <div className={styles.track} aria-hidden data-sample>
      <span className={styles.line} />
      <span
        className={styles.booking}
        style={{ left: percent(start.at), width: percent(end.at - start.at) }}
      />
      {markKinds.map((kind) => (
        <span
          key={kind}
          className={mergeClasses(styles.mark, styles[kind])}
          style={{ left: percent(picture[kind].at) }}
        />
      ))}
    </div>
  );
}
