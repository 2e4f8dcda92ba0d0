import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { createGzip } from 'node:zlib'
import { LEVELS, type SeriesForecast } from '@onhand/forecast'

/** The header of every written forecast. */
export const FORECAST_HEADER = [
  'sku',
  'location',
  'date',
  'mean',
  ...LEVELS.map((level) => `q${String(Math.round(level * 100)).padStart(2, '0')}`),
]

/** Where forecasts are written to, series by series; the file appears under its name when it is whole. */
export interface ForecastWriter {
  readonly write: (forecast: SeriesForecast, dates: readonly string[]) => Promise<void>
  readonly close: () => Promise<void>
  readonly abandon: () => Promise<void>
}

/** Opens a CSV file (`.gz` is packed) for writing; refuses at once a place that cannot be written to. */
export async function openForecastWriter(path: string): Promise<ForecastWriter> {
  const partial = `${path}.part`
  const file = createWriteStream(partial)
  const sink = path.endsWith('.gz') ? createGzip() : file
  if (sink !== file) sink.pipe(file)
  let failed: Error | null = null
  const fail = (error: unknown) => {
    failed = new Error(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    sink.destroy()
    return failed
  }
  await once(file, 'open').catch((error: unknown) => Promise.reject(fail(error)))
  file.on('error', fail)
  const closed = new Promise<void>((resolve) => sink.once('close', () => resolve()))
  const put = async (text: string) => {
    if (failed) throw failed
    if (!sink.write(text)) await Promise.race([once(sink, 'drain'), closed])
    if (failed) throw failed
  }
  await put(`${FORECAST_HEADER.join(',')}\n`)
  return {
    async write(forecast, dates) {
      await put(rowsOf(forecast, dates))
    },
    async close() {
      sink.end()
      if (!file.closed) await once(file, 'close')
      if (failed) throw failed
      await rename(partial, path)
    },
    async abandon() {
      sink.destroy()
      file.destroy()
      await rm(partial, { force: true })
    },
  }
}

function rowsOf(forecast: SeriesForecast, dates: readonly string[]): string {
  const [sku, location] = [quoted(forecast.sku), quoted(forecast.location)]
  return dates
    .map((date, h) => {
      const numbers = [forecast.mean[h] ?? 0, ...forecast.quantiles.map((row) => row[h] ?? 0)]
      return `${sku},${location},${date},${numbers.map(short).join(',')}\n`
    })
    .join('')
}

/** Six significant digits, which is far finer than any forecast is right. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
