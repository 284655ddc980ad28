import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { type GroupRule, mostDaysAhead } from '@sekitori/api/domain/operation-settings';
import type { QuotaSpan } from '@sekitori/api/domain/quota';
import { useMessages } from '../../lib/messages.ts';
import { AddGroup } from './AddGroup.tsx';
import { ChoiceBox } from './ChoiceBox.tsx';
import { Line } from './Line.tsx';
import { NumberBox } from './NumberBox.tsx';
import { QuotaBox } from './QuotaBox.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  rule: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Rules that hold for people of RSI groups instead, each a sentence of its own. */
export function GroupRulesLine() {
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { groupRules, daysAhead } = shown.holds.settings;
  const change = (rule: GroupRule) =>
    set({ groupRules: groupRules.map((one) => (one.group === rule.group ? rule : one)) });
  return (
    <Line fields={['groupRules']}>
      <Sentence
        say={() => say(groupRules.length === 0 ? 'noGroupRules' : 'groupRules')}
        holes={{}}
      />
      <ul className={controls.list}>
        {groupRules.map((rule) => (
          <Rule
            key={rule.group}
            rule={rule}
            onChange={change}
            onRemove={() =>
              set({ groupRules: groupRules.filter(({ group }) => group !== rule.group) })
            }
          />
        ))}
      </ul>
      <AddGroup
        label={say('addGroupRule')}
        known={groupRules.map(({ group }) => group)}
        onAdd={(group) => set({ groupRules: [...groupRules, { group, daysAhead }] })}
      />
    </Line>
  );
}

type RuleProps = {
  readonly rule: GroupRule;
  readonly onChange: (rule: GroupRule) => void;
  readonly onRemove: () => void;
};

function Rule({ rule, onChange, onRemove }: RuleProps) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { labelOf } = useSettingText();
  const { group, daysAhead, quota = {}, seatsAtATime } = rule;
  const put = (next: Partial<GroupWish>) =>
    onChange(ruleOf({ group, daysAhead, quota, seatsAtATime, ...next }));
  const box = (span: QuotaSpan) => (
    <QuotaBox
      quota={quota}
      span={span}
      group={group}
      empty={say('asForAll')}
      onChange={(next) => put({ quota: next })}
    />
  );
  return (
    <li className={styles.rule}>
      <Sentence
        say={(holes) => say('groupRule', { ...holes, group })}
        holes={{
          days: (
            <NumberBox
              label={`${group}: ${labelOf('daysAhead')}`}
              value={daysAhead}
              least={0}
              most={mostDaysAhead}
              empty={say('asForAll')}
              onChange={(days) => put({ daysAhead: days })}
            />
          ),
          day: box('perDay'),
          week: box('perWeek'),
          month: box('perMonth'),
          seats: (
            <ChoiceBox
              label={`${group}: ${labelOf('seatsAtATime')}`}
              value={seatsAtATime ?? 'as-for-all'}
              choices={[
                { value: 'as-for-all', text: say('asForAll') },
                { value: 'one', text: say('oneSeat') },
                { value: 'any', text: say('anySeats') },
              ]}
              onChange={(next) => put({ seatsAtATime: next === 'as-for-all' ? undefined : next })}
            />
          ),
        }}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        className={controls.icon}
        aria-label={say('removeGroupRule', { group })}
        onClick={onRemove}
      />
    </li>
  );
}

type GroupWish = {
  readonly group: string;
  readonly daysAhead: number | undefined;
  readonly quota: NonNullable<GroupRule['quota']>;
  readonly seatsAtATime: GroupRule['seatsAtATime'] | undefined;
};

/** A quota without any span is none. */
function ruleOf({ group, daysAhead, quota, seatsAtATime }: GroupWish): GroupRule {
  return {
    group,
    ...(daysAhead === undefined ? {} : { daysAhead }),
    ...(Object.keys(quota).length === 0 ? {} : { quota }),
    ...(seatsAtATime === undefined ? {} : { seatsAtATime }),
  };
}
