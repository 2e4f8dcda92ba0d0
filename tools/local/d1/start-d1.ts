import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** A running database; `url` is where D1 bindings send their statements. */
export type LocalD1 = { readonly url: URL; readonly stop: () => Promise<void> }

/** Starts the run's D1 in a thread of its own, with its file below `stateDir`. Fails when the thread fails. */
export async function startD1(stateDir: string, options: { readonly durable: boolean }): Promise<LocalD1> {
  const folder = join(stateDir, 'd1')
  mkdirSync(folder, { recursive: true })
  const workerData = { path: databaseFile(folder), durable: options.durable }
  const thread = new Worker(new URL('./d1-thread.ts', import.meta.url), { workerData })
  const port = await new Promise<number>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  })
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    stop: () =>
      new Promise((resolve) => {
        thread.once('exit', () => resolve())
        thread.postMessage('stop')
      }),
  }
}

// Where miniflare keeps the databases of its own simulator.
const SIMULATED = 'miniflare-D1DatabaseObject'

/** Data that the runtime's own simulator wrote is gone on with; it is the same SQLite. */
function databaseFile(folder: string): string {
  const simulated = join(folder, SIMULATED)
  const files = existsSync(simulated)
    ? readdirSync(simulated).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
    : []
  const [only] = files
  return only !== undefined && files.length === 1 ? join(simulated, only) : join(folder, 'onhand.sqlite')
}
