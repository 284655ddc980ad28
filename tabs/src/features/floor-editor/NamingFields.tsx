import { Field, Input, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { NumberField } from './NumberField.tsx';
import type { NamesOfScheme, NamingScheme } from './naming-scheme.ts';
import { panelMessages } from './panel-messages.ts';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = {
  readonly scheme: NamingScheme;
  readonly onChange: (scheme: NamingScheme) => void;
  /** What the scheme makes of the seats it is for. */
  readonly result: NamesOfScheme;
};

/** A naming scheme with what comes of it: the first and last name, or why there are none. */
export function NamingFields({ scheme, onChange, result }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const names = result.ok ? [...result.names.values()] : [];
  return (
    <>
      <Field
        label={say('template')}
        hint={say('templateHint')}
        {...(result.ok ? {} : { validationMessage: say(result.flaw.kind, { ...result.flaw }) })}
      >
        <Input
          size="large"
          className={styles.field}
          value={scheme.template}
          maxLength={40}
          onChange={(_, { value }) => onChange({ ...scheme, template: value })}
        />
      </Field>
      <Field label={say('order')}>
        <RadioGroup
          layout="horizontal"
          value={scheme.order}
          onChange={(_, { value }) =>
            onChange({ ...scheme, order: value === 'by-columns' ? 'by-columns' : 'by-rows' })
          }
        >
          <Radio value="by-rows" label={say('by-rows')} />
          <Radio value="by-columns" label={say('by-columns')} />
        </RadioGroup>
      </Field>
      <NumberField
        label={say('step')}
        value={scheme.step}
        least={1}
        most={100}
        onChange={(step) => onChange({ ...scheme, step })}
      />
      <Text role="status" weight="semibold">
        {names.length > 0
          ? say('previewNames', { first: names[0] ?? '', last: names.at(-1) ?? '' })
          : ''}
      </Text>
    </>
  );
}
