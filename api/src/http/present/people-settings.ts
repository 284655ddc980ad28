import type { VersionedPeopleSettings } from '../../application/people-settings.ts';
import type { PeopleSettingsWire } from '../../contract/person-wire.ts';

export const peopleSettingsToWire = ({
  settings,
  version,
}: VersionedPeopleSettings): PeopleSettingsWire => ({ ...settings, version });
