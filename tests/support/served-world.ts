import { followChanges } from '../../api/src/application/what-changed.ts';
import { floorAnswers } from '../../api/src/http/floor-answers.ts';
import { type Client, clientWith } from './client.ts';
import { aFrontServer, cookieOf } from './front-server.ts';
import type { TestWorld } from './world.ts';

/** A world behind the HTTP front end, and Emily, who may do everything there. Loads restify. */
export async function aServedWorld(
  world: TestWorld,
): Promise<{ readonly emily: Client; stop(): Promise<void> }> {
  const { clock, stores, useCases } = world;
  const gather = () => Promise.resolve();
  const changes = followChanges(stores, { clock, everyMs: 0, gather });
  const front = await aFrontServer({}, { useCases, floorAnswers: floorAnswers(changes, world) });
  return {
    emily: clientWith({ url: `http://127.0.0.1:${front.port}` }, cookieOf('emily')),
    stop() {
      front.close();
      return stores.close();
    },
  };
}
