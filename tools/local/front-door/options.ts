import { join } from 'node:path'
import type { WorkerOptions } from 'miniflare'
import { bundle } from '../bundle.ts'
import { type BuiltWorker, reach } from '../worker-options.ts'

const NAME = 'onhand-front-door'

/** The Worker behind each origin. */
const TARGETS = {
  API: 'onhand-api',
  STOREFRONT: 'onhand-storefront',
  DASHBOARD: 'onhand-dashboard',
  BANK: 'onhand-bank',
  SUPPLIER: 'onhand-supplier',
  CARRIER: 'onhand-carrier',
  MAIL: 'onhand-mailbox',
}

/** Options of the Worker that takes every request of a local run and picks the organisation by hostname. */
export async function frontDoor(
  workers: readonly BuiltWorker[],
  run: { port: number; dataDir: string; addresses: ReadonlyMap<string, string> },
): Promise<WorkerOptions> {
  const entry = { name: NAME, dir: import.meta.dirname, main: 'worker.ts' }
  const names = new Set(workers.map((worker) => worker.config.name))
  return {
    name: NAME,
    modules: true,
    modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }],
    ...(await bundle(entry, join(run.dataDir, 'build'))),
    compatibilityDate: '2026-07-01',
    compatibilityFlags: ['nodejs_compat'],
    serviceBindings: Object.fromEntries(
      Object.entries(TARGETS)
        .filter(([, name]) => names.has(name))
        .map(([binding, name]) => [binding, reach(NAME, name, run)]),
    ),
    // A socket of its own skips the runtime's development proxy: twice the requests per second.
    unsafeDirectSockets: [{ host: '127.0.0.1', port: run.port }],
  }
}
