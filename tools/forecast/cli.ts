import { parseArgs } from 'node:util'
import type { Step } from '@onhand/forecast'
import { YARDSTICKS } from '@onhand/forecast/models/yardsticks'
import { forecastFile } from './forecast-file.ts'
import { ADAPTERS } from './read-demand.ts'

const HELP = `npm run forecast -- --data FILE --horizon H --out FILE [options]

Forecasts every SKU at every location, H periods from the last one with units. FILE (plain or .gz) is sku,location,date,units with perhaps
price, promo, open, holiday, lead_time_days, unit_cost and further columns of numbers, which are used by their names. Rows after the last
units, or with blank units at the end, carry what is known of the future: prices, promotions, opening days.
OUT gets sku,location,date,mean,q01,q05,q10,q25,q50,q75,q90,q95,q98,q99 (.gz is packed); it appears when it is whole.

  --step day|week|month|hour   the length of a period (default: as the dates look)
  --origin DATE                forecast from this date, as if nothing later had been sold
  --format NAME                ${ADAPTERS.map(({ name }) => name).join(' | ')} (default: by the header)
  --demand units|lines         of files of sales lines: what counts as demand (default units)
  --model ${Object.keys(YARDSTICKS).join(' | ')}
                               a yardstick instead of the engine; --season N: the length of its season
  --json                       a summary for a program

Exit status: 0 written · 2 it could not be done`

const STEPS: readonly Step[] = ['day', 'week', 'month', 'hour']

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      horizon: { type: 'string' },
      out: { type: 'string' },
      step: { type: 'string' },
      origin: { type: 'string' },
      format: { type: 'string' },
      model: { type: 'string' },
      season: { type: 'string' },
      demand: { type: 'string', default: 'units' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  const { data, out, horizon } = values
  if (data === undefined || out === undefined || horizon === undefined) throw new Error(HELP)
  if (!/^[1-9]\d{0,3}$/.test(horizon))
    throw new Error(`--horizon is ${horizon}; it should be a whole number of periods from 1 to 9999`)
  const step = STEPS.find((one) => one === values.step)
  if (values.step !== undefined && !step) throw new Error(`--step is ${values.step}; it should be ${STEPS.join(', ')}`)
  const { demand } = values
  if (demand !== 'units' && demand !== 'lines') throw new Error(`--demand is ${demand}; it should be units or lines`)
  if (values.season !== undefined && !/^[1-9]\d{0,3}$/.test(values.season)) {
    throw new Error(`--season is ${values.season}; it should be a whole number of periods`)
  }
  const startedAtMs = Date.now()
  const summary = await forecastFile({
    data,
    out,
    horizon: Number(horizon),
    demand,
    ...(step ? { step } : {}),
    ...(values.origin === undefined ? {} : { origin: values.origin }),
    ...(values.format === undefined ? {} : { format: values.format }),
    ...(values.model === undefined ? {} : { model: values.model }),
    ...(values.season === undefined ? {} : { season: Number(values.season) }),
    log: (line) => console.error(`${((Date.now() - startedAtMs) / 1000).toFixed(1).padStart(6)} s  ${line}`),
  })
  const seconds = Math.round((Date.now() - startedAtMs) / 100) / 10
  if (values.json) return console.log(JSON.stringify({ ...summary, seconds }))
  console.log(
    `${summary.series} series, ${summary.step} by ${summary.step}, from ${summary.origin}: ${summary.rows} rows in ${out} (${seconds} s)`,
  )
}
