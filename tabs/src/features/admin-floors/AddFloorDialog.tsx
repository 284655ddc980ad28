import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { call } from '../../lib/api-client.ts';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { adminSitesQuery } from './queries.ts';
import { TimeZoneField } from './TimeZoneField.tsx';
import { isTimeZone, timeZoneHere } from './time-zones.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL },
  control: { minHeight: '44px' },
});

const newSite = 'new';
const midnight = '00:00';
/** When a site's workday may begin, for offices whose shifts go on past midnight. */
const dayStarts = [midnight, '03:00', '04:00', '05:00', '06:00', '07:00', '08:00'] as const;

/** The few things a floor begins with; then it opens in the editor. */
export function AddFloorDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const sites = useQuery(adminSitesQuery);
  const [chosen, setChosen] = useState<string>();
  const [siteName, setSiteName] = useState('');
  const [timeZone, setTimeZone] = useState(timeZoneHere);
  const [dayStartsAt, setDayStartsAt] = useState<string>(midnight);
  const clockText = useClockText();
  const [name, setName] = useState('');
  const site = chosen ?? sites.data?.[0]?.id ?? newSite;
  const creation = useMutation({
    mutationFn: async () => {
      const siteId = site === newSite ? (await addSite()).id : site;
      return call('createFloor', { body: { siteId, name } });
    },
    onSuccess: (floor) => {
      void client.invalidateQueries({ queryKey: ['admin-floors'] });
      void navigate(`/admin/floors/${encodeURIComponent(floor.id)}`);
    },
  });

  async function addSite() {
    const added = await call('createSite', { body: { name: siteName, timeZone, dayStartsAt } });
    // If the floor is then refused, a second try must not add the site once more.
    await client.invalidateQueries({ queryKey: adminSitesQuery.queryKey });
    setChosen(added.id);
    return added;
  }

  const isSiteGiven = site !== newSite || (siteName.trim() !== '' && isTimeZone(timeZone));
  const mayCreate = sites.data && isSiteGiven && name.trim() !== '' && !creation.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mayCreate) creation.mutate();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{say('addTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              {creation.error ? <ProblemBar error={creation.error} /> : null}
              {sites.error ? <ProblemBar error={sites.error} /> : null}
              <Field label={say('site')} hint={say('siteHint')}>
                <Select
                  size="large"
                  select={{ className: styles.control }}
                  value={site}
                  onChange={(_, { value }) => setChosen(value)}
                  disabled={!sites.data}
                >
                  {sites.data?.map(({ id, name: known, timeZone: zone }) => (
                    <option key={id} value={id}>
                      {known} ({zone})
                    </option>
                  ))}
                  <option value={newSite}>{say('newSite')}</option>
                </Select>
              </Field>
              {/* Not before the sites are known: a field that goes away takes the focus with it. */}
              {sites.data && site === newSite ? (
                <>
                  <Field label={say('newSiteName')} required>
                    <Input
                      size="large"
                      className={styles.control}
                      maxLength={60}
                      value={siteName}
                      placeholder={say('newSiteExample')}
                      onChange={(_, { value }) => setSiteName(value)}
                    />
                  </Field>
                  <TimeZoneField value={timeZone} onChange={setTimeZone} />
                  <Field label={say('dayStartsAt')} hint={say('dayStartsAtHint')}>
                    <Select
                      size="large"
                      select={{ className: styles.control }}
                      value={dayStartsAt}
                      onChange={(_, { value }) => setDayStartsAt(value)}
                    >
                      {dayStarts.map((time) => (
                        <option key={time} value={time}>
                          {time === midnight ? say('midnight') : clockText(time)}
                        </option>
                      ))}
                    </Select>
                  </Field>
                </>
              ) : null}
              <Field label={say('floorName')} required>
                <Input
                  size="large"
                  className={styles.control}
                  maxLength={60}
                  value={name}
                  placeholder={say('floorNameExample')}
                  onChange={(_, { value }) => setName(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions fluid>
              <Button className={styles.control} onClick={onClose}>
                {say('cancel')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                className={styles.control}
                disabled={!mayCreate}
              >
                {say('create')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
