import { join } from 'node:path'
import { Log, LogLevel, Miniflare } from 'miniflare'
import { bundle } from '../../tools/local/bundle.ts'
import { freePort } from '../../tools/local/free-port.ts'
import { HttpClient } from '../lib/http-client.ts'
import { type Figures, measure } from '../lib/measure.ts'

/** Claims that become allocations (two commits each), spread over `skus` SKUs, from 32 connections. Data on the real disk. */
export async function reservations(dataDir: string, skus: number): Promise<Figures> {
  const port = await freePort()
  const runtime = await startRuntime(dataDir, port)
  const client = new HttpClient(port, 64)
  const run = `${skus}x${Date.now().toString(36)}`
  try {
    for (let sku = 0; sku < skus; sku += 1) await client.send('bench', 'GET', `/receive?sku=sku_${run}x${sku}`)
    return await measure(
      `reserve + allocate, ${skus} SKU${skus === 1 ? '' : 's'}`,
      { workers: 32, count: 6_000, secondsMax: 10 },
      async (index) => {
        const answer = await client.send('bench', 'GET', `/claim?sku=sku_${run}x${index % skus}&id=rsv_${run}x${index}`)
        return answer.status === 200 && answer.body.includes('"ok":true')
      },
    )
  } finally {
    client.close()
    await runtime.dispose()
  }
}

async function startRuntime(dataDir: string, port: number): Promise<Miniflare> {
  const name = 'bench-reserve'
  const entry = { name, dir: join(import.meta.dirname, '../reserve-worker'), main: 'worker.ts' }
  const runtime = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    log: new Log(LogLevel.WARN),
    defaultPersistRoot: join(dataDir, 'reservations'),
    workers: [
      {
        name,
        modules: true,
        modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }],
        ...(await bundle(entry, join(dataDir, 'build'))),
        compatibilityDate: '2026-07-01',
        compatibilityFlags: ['nodejs_compat'],
        durableObjects: { STOCK: { className: 'StockKeeper', useSQLite: true } },
        queueProducers: { PROJECTION_QUEUE: { queueName: 'projection' } },
        queueConsumers: { projection: { maxBatchSize: 100, maxBatchTimeout: 1 } },
        unsafeDirectSockets: [{ host: '127.0.0.1', port }],
      },
    ],
  })
  await runtime.ready
  return runtime
}
