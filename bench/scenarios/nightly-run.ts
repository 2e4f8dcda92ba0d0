import { join } from 'node:path'
import { Log, LogLevel, Miniflare } from 'miniflare'
import { bundle } from '../../tools/local/bundle.ts'
import { startD1 } from '../../tools/local/d1/start-d1.ts'
import { freePort } from '../../tools/local/free-port.ts'
import { d1Binding } from '../../tools/local/worker-options.ts'
import { HttpClient } from '../lib/http-client.ts'
import { residentMebibytes } from '../lib/machine.ts'
import { limitWorkerdHeap } from '../lib/workerd-heap.ts'
import { makeManySkus } from '../lib/many-skus.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 4)
const DAY_MS = 86_400_000
const SALE_DAYS = 24
const STEPS_MAX = 5_000

/** What a whole run cost. `runtimeMiB` is the resident memory of the runtime, the database being elsewhere: at rest, and the most that was seen. */
export type NightlyFigures = {
  readonly skus: number
  readonly seconds: number
  readonly pages: number
  readonly pageMs: { readonly p50: number; readonly p99: number }
  /** Of the first tenth of the pages and of the last: what one costs does not grow. */
  readonly pageMsFirst: number
  readonly pageMsLast: number
  readonly stepMs: number
  readonly runtimeMiB: { readonly idle: number; readonly peak: number }
}

/**
 * Two nights' forecasts of so many SKUs: the real steps and pages in the real runtime, one after the other, against a database of its own. On the first
 * night no SKU was forecast before, so each is back-tested as well.
 */
export async function nightlyRun(
  dataDir: string,
  skus: number,
  print: (line: string) => void,
): Promise<readonly NightlyFigures[]> {
  makeManySkus(dataDir, {
    skus,
    vendors: Math.max(1, Math.round(skus / 2_000)),
    saleDays: SALE_DAYS,
    lastDay: '2026-11-20',
  })
  const d1 = await startD1(dataDir, { durable: false })
  // The database is no Worker's memory.
  limitWorkerdHeap()
  const port = await freePort()
  const runtime = await startRuntime(dataDir, port, d1.url)
  const client = new HttpClient(port, 2)
  const nights: NightlyFigures[] = []
  try {
    for (const night of [0, 1]) {
      const figures = await oneNight(client, { skus, night })
      print(rowOf(figures, night))
      nights.push(figures)
    }
    return nights
  } finally {
    client.close()
    await runtime.dispose()
    await d1.stop()
  }
}

async function oneNight(
  client: HttpClient,
  { skus, night }: { readonly skus: number; readonly night: number },
): Promise<NightlyFigures> {
  const run = `now=${NOW_MS + night * DAY_MS}&run=frn_bench${night}`
  await client.send('bench', 'GET', `/start?${run}`)
  const idle = residentRuntime()
  const took: Record<string, number[]> = {}
  let peak = idle
  const startedAt = performance.now()
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const before = performance.now()
    const { status, body } = await client.send('bench', 'GET', `/next?${run}`)
    if (status !== 200) throw new Error(`a step answered ${status}: ${body.slice(0, 300)}`)
    const { kind }: { kind: string } = JSON.parse(body)
    if (kind === 'done') break
    const times = took[kind] ?? []
    times.push(performance.now() - before)
    took[kind] = times
    peak = Math.max(peak, residentRuntime())
  }
  const seconds = (performance.now() - startedAt) / 1000
  const [pages, steps] = [took['forecast.page'] ?? [], took['forecast.step'] ?? []]
  return figuresOf({ skus, seconds, pages, steps, idle, peak })
}

function figuresOf(run: {
  skus: number
  seconds: number
  pages: readonly number[]
  steps: readonly number[]
  idle: number
  peak: number
}): NightlyFigures {
  const { skus, pages, steps, idle, peak } = run
  const sorted = [...pages].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  const mean = (times: readonly number[]) =>
    Math.round(times.reduce((sum, ms) => sum + ms, 0) / Math.max(1, times.length))
  const tenth = Math.max(1, Math.floor(pages.length / 10))
  return {
    skus,
    seconds: Math.round(run.seconds * 10) / 10,
    pages: pages.length,
    pageMs: { p50: at(0.5), p99: at(0.99) },
    // The first page also compiles the model.
    pageMsFirst: mean(pages.slice(1, 1 + tenth)),
    pageMsLast: mean(pages.slice(-tenth)),
    stepMs: Math.round(Math.max(0, ...steps)),
    runtimeMiB: { idle, peak },
  }
}

function rowOf(figures: NightlyFigures, night: number): string {
  const { skus, seconds, pages, pageMs, pageMsFirst, pageMsLast, stepMs, runtimeMiB } = figures
  const perPage = `p50 ${pageMs.p50} ms, p99 ${pageMs.p99} ms, first tenth ${pageMsFirst}, last ${pageMsLast}`
  const memory = `runtime ${runtimeMiB.idle} MiB idle, ${runtimeMiB.peak} MiB at most`
  return `${night === 0 ? 'first' : 'next'} night, ${skus} SKUs: ${seconds} s in ${pages} pages (${perPage}), longest step ${stepMs} ms; ${memory}`
}

/** The runtime is a child of this process; the database is a thread of this process and does not count. */
function residentRuntime(): number {
  return residentMebibytes(process.pid).byName['workerd'] ?? 0
}

async function startRuntime(dataDir: string, port: number, d1Url: URL): Promise<Miniflare> {
  const name = 'bench-nightly'
  const entry = { name, dir: join(import.meta.dirname, '../nightly-worker'), main: 'worker.ts' }
  const runtime = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    log: new Log(LogLevel.WARN),
    defaultPersistRoot: join(dataDir, 'runtime'),
    workers: [
      {
        name,
        modules: true,
        modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }],
        ...(await bundle(entry, join(dataDir, 'build'))),
        compatibilityDate: '2026-07-01',
        compatibilityFlags: ['nodejs_compat'],
        d1Databases: { DB: d1Binding('bench', d1Url) },
        unsafeDirectSockets: [{ host: '127.0.0.1', port }],
      },
    ],
  })
  await runtime.ready
  return runtime
}
