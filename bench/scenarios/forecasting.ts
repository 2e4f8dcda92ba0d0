import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { Log, LogLevel, Miniflare } from 'miniflare'
import { bundle } from '../../tools/local/bundle.ts'
import { PAGE_SKUS } from '../forecasting/demand-pages.ts'

/** What forecasting so many SKUs took of the processor's time. */
export interface ForecastingFigures {
  readonly skus: number
  readonly days: number
  readonly seconds: number
  readonly msPerSku: number
  readonly peakMiB: number
}

/** What one page took inside workerd, timed from outside. */
export interface WorkerdFigures {
  readonly skus: number
  readonly pageMs: number
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
    const ask = async (times: number) => {
      const startedAt = performance.now()
      const answer = await runtime.dispatchFetch(`http://bench.localhost/?times=${times}`)
      await answer.text()
      return performance.now() - startedAt
    }
    await ask(1)
    const pageMs = round((await ask(PAGES_IN_WORKERD)) / PAGES_IN_WORKERD)
    print(`forecast of a page of ${PAGE_SKUS} SKUs inside workerd: ${pageMs} ms`)
    return { skus: PAGE_SKUS, pageMs }
  } finally {
    await runtime.dispose()
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
