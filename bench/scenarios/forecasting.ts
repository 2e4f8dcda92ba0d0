import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { Log, LogLevel, Miniflare } from 'miniflare'
import { bundle } from '../../tools/local/bundle.ts'
import { PAGE_SKUS } from '../forecasting/demand-pages.ts'
import { residentMebibytes } from '../lib/machine.ts'
import { limitWorkerdHeap, WORKERD_HEAP_MIB } from '../lib/workerd-heap.ts'

/** What forecasting so many SKUs took of the processor's time. */
export interface ForecastingFigures {
  readonly skus: number
  readonly days: number
  readonly seconds: number
  readonly msPerSku: number
  readonly peakMiB: number
}

/** What one page took inside workerd, timed from outside: the model alone, and a whole page of the shop. Memory is the runtime's, all of it. */
export interface WorkerdFigures {
  readonly skus: number
  readonly pageMs: number
  readonly shopPageMs: number
  readonly heapMiB: number
  readonly residentMiB: number
}

// A heap as small as a Worker's, so that what is printed is what is needed and not what Node takes when it may.
const HEAP = ['--max-old-space-size=64', '--max-semi-space-size=4']
const SIZES = [1_000, 10_000, 100_000]
const PAGES_IN_WORKERD = 4

/** Forecasts growing numbers of SKUs over two years of days, each in a process of its own, page by page. */
export function forecasting(print: (line: string) => void): ForecastingFigures[] {
  return SIZES.map((size) => {
    const program = join(import.meta.dirname, '../forecasting/run-pages.ts')
    const { skus, days, busyMs, peakMiB } = JSON.parse(
      execFileSync(process.execPath, [...HEAP, program, String(size)], { encoding: 'utf8' }),
    )
    const figures = { skus, days, seconds: round(busyMs / 1000), msPerSku: round(busyMs / skus), peakMiB }
    print(
      `forecast of ${skus} SKUs × ${days} days: ${figures.seconds} s on one core, ${figures.msPerSku} ms per SKU, peak ${peakMiB} MiB in all`,
    )
    return figures
  })
}

/** The same page inside workerd. */
export async function forecastingInWorkerd(dataDir: string, print: (line: string) => void): Promise<WorkerdFigures> {
  limitWorkerdHeap()
  const name = 'bench-forecast'
  const entry = { name, dir: join(import.meta.dirname, '../forecast-worker'), main: 'worker.ts' }
  const runtime = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    log: new Log(LogLevel.WARN),
    workers: [
      {
        name,
        modules: true,
        modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }],
        ...(await bundle(entry, join(dataDir, 'build'))),
        compatibilityDate: '2026-07-01',
        compatibilityFlags: ['nodejs_compat'],
      },
    ],
  })
  try {
    const ask = async (path: string, times: number) => {
      const startedAt = performance.now()
      const answer = await runtime.dispatchFetch(`http://bench.localhost${path}?times=${times}`)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 200)}`)
      return performance.now() - startedAt
    }
    const perPage = async (path: string) => {
      await ask(path, 1)
      return round((await ask(path, PAGES_IN_WORKERD)) / PAGES_IN_WORKERD)
    }
    const [pageMs, shopPageMs] = [await perPage('/'), await perPage('/shop')]
    const residentMiB = residentMebibytes(process.pid).byName['workerd'] ?? 0
    print(`inside workerd, a heap of ${WORKERD_HEAP_MIB} MiB: the model of a page of ${PAGE_SKUS} SKUs ${pageMs} ms`)
    print(
      `  a whole page, every SKU sold every day, a season ahead: ${shopPageMs} ms; ${residentMiB} MiB resident in all`,
    )
    return { skus: PAGE_SKUS, pageMs, shopPageMs, heapMiB: WORKERD_HEAP_MIB, residentMiB }
  } finally {
    await runtime.dispose()
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
