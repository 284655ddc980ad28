import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../api/src/adapters/sqlite/database.ts';
import { useCasesOverBare } from '../storm/bare-world.ts';
import { startChild } from '../storm/child.ts';
import { openPlace } from '../storm/store-place.ts';
import { type Companies, twoCompanies } from './companies.ts';

export type SequenceGround = {
  /** Two companies that nobody has acted in yet. */
  made(): Promise<Companies>;
  /** Plants a fault into the store: while it is there, the seat that somebody moved to counts as nobody's. */
  forgetMoves(): Promise<void>;
  stop(): Promise<void>;
};

/** The claim of a move is written before its booking, so that it is gone when the move is done. */
const forgetting = `CREATE TRIGGER forget_moves AFTER UPDATE ON items
  WHEN NEW.type = 'booking' AND NEW.k1 <> OLD.k1
  BEGIN
    UPDATE items SET body = '{"v":1,"claims":[]}'
    WHERE tenant = NEW.tenant AND scope = NEW.scope AND id = 'seat:' || NEW.k1;
  END`;

/** One process of the service over a file of its own. */
export async function aSequenceGround(): Promise<SequenceGround> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sekitori-sequences-'));
  const stores = await openPlace({ kind: 'sqlite', dataDir });
  const useCases = useCasesOverBare(stores);
  const child = await startChild(new URL('../storm/web-process.ts', import.meta.url), {
    ENVIRONMENT: 'local',
    PUBLIC_URL: 'http://localhost:3978',
    RSI_ISSUER: 'http://localhost:9',
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    DATA_DIR: dataDir,
  });
  const { port } = child.said as { port: number };
  return {
    made: () => twoCompanies({ useCases }, `http://127.0.0.1:${port}`),
    async forgetMoves() {
      const database = await connect(join(dataDir, 'sekitori.db'), { readOnly: false });
      database.exec(forgetting);
      database.close();
    },
    async stop() {
      await child.kill();
      await stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
