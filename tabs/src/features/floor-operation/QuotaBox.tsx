import type { Quota, QuotaSpan } from '@sekitori/api/domain/quota';
import { useMessages } from '../../lib/messages.ts';
import { NumberBox } from './NumberBox.tsx';
import { quotaMessages } from './quota-messages.ts';

const most: { readonly [S in QuotaSpan]: number } = { perDay: 20, perWeek: 100, perMonth: 400 };

type Props = {
  readonly quota: Quota;
  readonly span: QuotaSpan;
  /** The group that it is for, where it is not for everyone. */
  readonly group?: string;
  /** What stands in the box where the span has no limit. */
  readonly empty: string;
  readonly onChange: (quota: Quota) => void;
};

/** How often in a span; emptied, there is no limit. */
export function QuotaBox({ quota, span, group, empty, onChange }: Props) {
  const say = useMessages(quotaMessages);
  const { [span]: value, ...others } = quota;
  return (
    <NumberBox
      label={group === undefined ? say(span) : `${group}: ${say(span)}`}
      value={value}
      least={1}
      most={most[span]}
      empty={empty}
      onChange={(count) => onChange(count === undefined ? others : { ...others, [span]: count })}
    />
  );
}
