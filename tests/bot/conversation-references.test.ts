import assert from 'node:assert/strict';
import { conversationReferencesOver } from '../../api/src/application/conversation-references.ts';
import { aWorld, contoso, midori } from '../support/world.ts';

describe('conversation references', () => {
  const kept = { isReplacing: false };
  const replaced = { isReplacing: true };

  it('keep the first reference of a key until told to replace it', async () => {
    const references = conversationReferencesOver(await aWorld(), midori);

    assert.equal(await references.add('_t_19:x@thread.tacv2', { at: 1 }, kept), true);
    assert.equal(await references.add('_t_19:x@thread.tacv2', { at: 2 }, kept), false);
    assert.deepEqual((await references.list(10, undefined)).references, [{ at: 1 }]);
    assert.equal(await references.add('_t_19:x@thread.tacv2', { at: 3 }, replaced), true);
    assert.deepEqual((await references.list(10, undefined)).references, [{ at: 3 }]);
  });

  it('say whether a removed one was known', async () => {
    const references = conversationReferencesOver(await aWorld(), midori);
    await references.add('a', { at: 1 }, kept);

    assert.equal(await references.remove('a'), true);
    assert.equal(await references.remove('a'), false);
    assert.deepEqual((await references.list(10, undefined)).references, []);
  });

  it('of one tenant are none of another’s (2.3-b)', async () => {
    const world = await aWorld();
    await conversationReferencesOver(world, midori).add('a', 1, kept);
    const theirs = conversationReferencesOver(world, contoso);

    assert.deepEqual((await theirs.list(10, undefined)).references, []);
    assert.equal(await theirs.remove('a'), false);
    assert.equal(await theirs.add('a', 2, kept), true);
  });

  it('are listed page by page', async () => {
    const references = conversationReferencesOver(await aWorld(), midori);
    for (const key of ['a', 'b', 'c']) await references.add(key, key, kept);

    const first = await references.list(2, undefined);
    const second = await references.list(2, first.cursor);

    assert.deepEqual([...first.references, ...second.references].sort(), ['a', 'b', 'c']);
    assert.equal(second.cursor, undefined);
  });
});
