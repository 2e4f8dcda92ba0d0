import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ADAPTERS, readDemand } from '../forecast/read-demand.ts'
import { curveCsv, curveSvg } from './curve-files.ts'
import { leadTimeCases } from './lead-times.ts'
import { POLICY_NAMES, POLICY_TEXTS } from './policies.ts'
import { oneOf, optionsOf, STEPS } from './options.ts'
import { runSimulation } from './run-simulation.ts'
import { textReport } from './text-report.ts'

const HELP = `npm run simulate -- --data FILE [options]

Walks the real demand of FILE period by period: deliveries come in, what is too old is thrown away, orders are placed from what was known
the evening before, what is there is sold and the rest is lost. Every policy walks the same path; a turn of its one number gives its
trade-off curve of fill rate against stock. Ours is also walked with its service level fixed from the past only and steered weekly.
FILE is sku,location,date,units[,price,promo,lead_time_days,unit_cost,…] or one of the known kinds; .gz too.

  --lead-time 1,3          periods from order to delivery; file: as FILE says; 2:0.5/3:0.5: drawn (default: file if it says, else 3)
  --review N               periods between reviews (default 1)
  --score-days N           periods that count, the last of FILE (default 112 days, 16 weeks, 24 months)
  --warm-up N              periods before them in which shelves settle and levels are tuned (default 56 days, 8 weeks, 18 months)
  --end DATE               as if FILE ended with this period
  --target 0.98            fill rate to reach with levels from the past only
  --scale units|value      what the fill rate and the stock are counted in (default units)
  --demand units|lines     of files of sales lines: what counts as demand (default units)
  --bulk 0.99              leave out lines larger than this share of the SKU's past lines, and report them apart (sales lines, units)
  --range N/M              stock what sold in N or more of the last M periods before those that count; the rest is supplied to order
                           (default 1/28 days, 1/4 weeks, 1/24 months)      --all  stock everything that ever sold before the warm-up
  --policies a,b           ${POLICY_NAMES.join(', ')} (default all)
  --pack N  --moq N        whole packs, least order        --shelf-life N   periods a unit keeps
  --floor N                least stock level of a SKU in the range (default 1)
  --holding 0.25           cost of holding per year, of the goods' value     --order-cost 1   cost of an order line
  --feedback               also feed the forecast with sales, without and with stock-outs known
  --no-plan                leave aside what FILE plans ahead: prices, promotions, opening days, holidays
  --out DIR                curve-<lead time>.csv and .svg, result.json       --json  the result for a program
  --format NAME            ${ADAPTERS.map(({ name }) => name).join(' | ')}
  --step day|week|month|hour   of files of sales lines: the length of a period

${POLICY_NAMES.map((name) => `  ${name.padEnd(24)} ${POLICY_TEXTS[name]}`).join('\n')}

Exit status: 0 done · 2 it could not be done`

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
      'lead-time': { type: 'string' },
      review: { type: 'string', default: '1' },
      'score-days': { type: 'string' },
      'warm-up': { type: 'string' },
      end: { type: 'string' },
      target: { type: 'string', default: '0.98' },
      scale: { type: 'string', default: 'units' },
      demand: { type: 'string', default: 'units' },
      bulk: { type: 'string' },
      range: { type: 'string' },
      all: { type: 'boolean', default: false },
      policies: { type: 'string', default: POLICY_NAMES.join(',') },
      pack: { type: 'string', default: '1' },
      moq: { type: 'string', default: '1' },
      'shelf-life': { type: 'string' },
      floor: { type: 'string', default: '1' },
      holding: { type: 'string', default: '0.25' },
      'order-cost': { type: 'string', default: '1' },
      feedback: { type: 'boolean', default: false },
      'no-plan': { type: 'boolean', default: false },
      out: { type: 'string' },
      json: { type: 'boolean' },
      format: { type: 'string' },
      step: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  if (values.data === undefined) throw new Error(HELP)
  const step = values.step === undefined ? undefined : oneOf('step', values.step, STEPS)
  const demand = oneOf('demand', values.demand, ['units', 'lines'] as const)
  const scale = oneOf('scale', values.scale, ['units', 'value'] as const)
  const startedAtMs = Date.now()
  const log = (line: string): void =>
    console.error(`${((Date.now() - startedAtMs) / 1000).toFixed(0).padStart(5)} s  ${line}`)
  const table = await readDemand(values.data, {
    demand,
    log,
    ...(step ? { step } : {}),
    ...(values.format === undefined ? {} : { format: values.format }),
  })
  log(`${table.series.length} series read, one value per ${table.step}`)
  const options = optionsOf(table, values, scale)
  const leadsInFile = table.series.some(({ leadTimePeriods }) => leadTimePeriods !== undefined)
  const results = leadTimeCases(values['lead-time'] ?? (leadsInFile ? 'file' : '3')).map((leadTime) =>
    runSimulation(table, options, { leadTime, log }),
  )
  if (values.out !== undefined) {
    mkdirSync(values.out, { recursive: true })
    for (const result of results) {
      const name = result.leadTime.replaceAll(/[:/]/g, '-')
      writeFileSync(join(values.out, `curve-${name}.csv`), curveCsv(result))
      writeFileSync(join(values.out, `curve-${name}.svg`), curveSvg(result, scale, table.step))
    }
    writeFileSync(join(values.out, 'result.json'), `${JSON.stringify({ options, results }, null, 1)}\n`)
  }
  const seconds = Math.round((Date.now() - startedAtMs) / 1000)
  if (values.json) return console.log(JSON.stringify({ options, results, seconds }))
  const reports = results.map((result) =>
    textReport(result, { scale, step: table.step, targetFill: options.targetFill }),
  )
  console.log(`${reports.join('\n\n')}\n(${seconds} s)`)
}
