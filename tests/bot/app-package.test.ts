import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import Ajv4 from 'ajv-draft-04';
import * as addFormats from 'ajv-formats';
import sharp from 'sharp';
import { parse } from 'yaml';
import { z } from 'zod';
import { understand } from '../../bot/src/understand/understand.ts';
import { skipBecause } from '../support/skip.ts';
import { at, siteClock } from '../support/world.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const values: { readonly [name: string]: string } = {
  TEAMS_APP_ID: '8a3f2c1e-5b6d-4e7f-8a9b-0c1d2e3f4a5b',
  BOT_ID: '6f2c9f5e-3f4f-4b5a-9a76-0d5c3a3f8a10',
  PUBLIC_URL: 'https://sekitori.example',
  PUBLIC_HOST: 'sekitori.example',
  WEBSITE_URL: 'https://sekitori.example/about',
  PRIVACY_URL: 'https://sekitori.example/privacy',
  TERMS_URL: 'https://sekitori.example/terms',
  DEVELOPER_NAME: 'Example',
  APP_NAME_SUFFIX: '',
};
const filled = (path: string) =>
  text(path).replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);

const commandList = z.looseObject({
  commands: z.array(z.strictObject({ title: z.string(), description: z.string() })),
});
const manifestShape = z.looseObject({
  icons: z.strictObject({ color: z.string(), outline: z.string() }),
  staticTabs: z.array(
    z.looseObject({ name: z.string().optional(), contentUrl: z.string().optional() }),
  ),
  bots: z.array(z.looseObject({ commandLists: z.array(commandList) })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.strictObject({ id: z.string(), resource: z.string() }),
});
const manifest = () => manifestShape.parse(JSON.parse(filled('appPackage/manifest.json')));
const strings = (language: string) =>
  z.record(z.string(), z.string()).parse(JSON.parse(filled(`appPackage/${language}.json`)));

describe('the Teams app package', () => {
  const schemas = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')),
    'build/json-schemas/teams/v1.25',
  );
  const validatorOf = (file: string) => {
    const ajv = new Ajv4({ strict: false, unicodeRegExp: false });
    addFormats.default(Object(ajv));
    const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, file), 'utf8')));
    return (json: unknown) => assert.ok(validate(json), JSON.stringify(validate.errors));
  };

  it('has a manifest that Microsoft’s schema takes', () => {
    const validate = validatorOf('MicrosoftTeams.schema.json');

    validate(JSON.parse(filled('appPackage/manifest.json')));
    assert.doesNotMatch(filled('appPackage/manifest.json'), /\$\{/);
  });

  it('says everything in both languages', () => {
    const validate = validatorOf('MicrosoftTeams.Localization.schema.json');
    const [ja, en] = [strings('ja'), strings('en')];
    const wanted = manifest().bots.flatMap(({ commandLists }) =>
      commandLists.flatMap(({ commands }, list) =>
        commands.map((_, at) => `bots[0].commandLists[${list}].commands[${at}].title`),
      ),
    );

    validate(ja);
    validate(en);
    assert.deepEqual(Object.keys(ja), Object.keys(en));
    assert.deepEqual(
      wanted.filter((key) => !(key in en)),
      [],
    );
    assert.equal(ja['staticTabs[0].name'], manifest().staticTabs[0]?.name);
  });

  it('offers commands that the bot understands', () => {
    const titles = [strings('ja'), strings('en')].flatMap((all) =>
      Object.entries(all).flatMap(([key, value]) => (key.endsWith('.title') ? [value] : [])),
    );
    const when = { now: at('2026-11-23T09:00:00+09:00'), clock: siteClock('Asia/Tokyo') };

    assert.deepEqual(
      titles.filter((title) => understand(title, when).kind === 'unclear'),
      [],
    );
  });

  it('trusts its own domain and no other', () => {
    const { validDomains, staticTabs } = manifest();
    const hosts = staticTabs.flatMap(({ contentUrl }) =>
      contentUrl ? [new URL(contentUrl).host] : [],
    );

    assert.deepEqual(validDomains, ['sekitori.example']);
    assert.deepEqual([...new Set(hosts)], validDomains);
  });

  it('lets Teams ask for a token under the name that the service believes', () => {
    const { id, resource } = manifest().webApplicationInfo;

    assert.equal(id, values['BOT_ID']);
    assert.equal(resource, `api://${values['PUBLIC_HOST']}/botid-${values['BOT_ID']}`);
  });

  it('has icons of the sizes that Teams asks for', async () => {
    const { color, outline } = manifest().icons;
    const sizeOf = async (file: string) => {
      const { width, height, hasAlpha } = await sharp(
        readFileSync(new URL(`appPackage/${file}`, root)),
      ).metadata();
      return { width, height, hasAlpha };
    };

    assert.deepEqual(await sizeOf(color), { width: 192, height: 192, hasAlpha: true });
    assert.deepEqual(await sizeOf(outline), { width: 32, height: 32, hasAlpha: true });
  });

  for (const file of ['teamsapp.yml', 'teamsapp.local.yml']) {
    it(`${file} is what the toolkit takes, and names files that are there`, function () {
      const schema = new URL('../shared/data/teamsapp-yaml-1.13.schema.json', root);
      if (!existsSync(schema)) skipBecause(this, 'the toolkit’s schema is not on this machine');
      const ajv = new Ajv({ strict: false, allowUnionTypes: true });
      addFormats.default(ajv);
      const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

      assert.ok(validate(parse(text(file))), JSON.stringify(validate.errors?.slice(0, 3)));
      for (const [, path = ''] of text(file).matchAll(/manifestPath: (\S+)/g)) {
        assert.ok(existsSync(new URL(path, root)), path);
      }
    });
  }
});
