import { parseArgs } from 'node:util'
import type { LevelScore, Scores } from '@onhand/forecast/score/score'
import { type ScoreReport, scoreFiles } from './score-files.ts'

const HELP = `npm run forecast:score -- --forecast FILE --actual FILE [--history FILE] [options]

Compares a file that npm run forecast wrote with what came. ACTUAL is any file that npm run forecast reads: the same one, or one of the
later periods. HISTORY is what was known: RMSSE, MASE and the weights of WRMSSE (revenue of the last 28 periods) are taken from its part
before the forecast. M5 files bring their own weights, and scales for when no history is given; they are scored by level as well.

  --missing skip|zero    forecast rows that ACTUAL has no row for: not scored (default), or nothing was sold
  --format NAME          of ACTUAL and HISTORY, where the header does not tell
  --demand units|lines   of files of sales lines (default units)
  --json                 every score for a program

wQL is twice the pinball loss over all levels by the sum of what came. Coverage is the share at or below a quantile, and strictly below;
"when open" leaves out the periods that were forecast to be nothing (closed days), which any quantile covers.
Exit status: 0 scored · 1 nothing to compare · 2 it could not be done`

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      forecast: { type: 'string' },
      actual: { type: 'string' },
      history: { type: 'string' },
      missing: { type: 'string', default: 'skip' },
      format: { type: 'string' },
      demand: { type: 'string', default: 'units' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const { forecast, actual, history, missing, demand } = values
  if (values.help) {
    console.log(HELP)
    return 0
  }
  if (forecast === undefined || actual === undefined) throw new Error(HELP)
  if (missing !== 'skip' && missing !== 'zero') throw new Error(`--missing is ${missing}; it should be skip or zero`)
  if (demand !== 'units' && demand !== 'lines') throw new Error(`--demand is ${demand}; it should be units or lines`)
  const report = await scoreFiles({
    forecast,
    actual,
    missing,
    demand,
    ...(history === undefined ? {} : { history }),
    ...(values.format === undefined ? {} : { format: values.format }),
    log: (line) => console.error(line),
  })
  console.log(values.json ? JSON.stringify(report) : tableOf(report))
  return report.total.periods > 0 ? 0 : 1
}

function tableOf(report: ScoreReport): string {
  const lines = [...report.groups, { name: 'all', scores: report.total }].map(({ name, scores }) => rowOf(name, scores))
  const head = ['', 'series', 'periods', 'WRMSSE', 'RMSSE', 'MASE', 'RMSE', 'WAPE', 'bias', 'wQL']
  const wide = [head, ...lines].map((cells) =>
    cells.map((cell, c) => (c === 0 ? cell.padEnd(6) : cell.padStart(9))).join(' '),
  )
  const mean =
    report.meanOfGroups === null
      ? []
      : [`mean WRMSSE of the ${report.groups.length} groups: ${fixed(report.meanOfGroups)}`]
  const left = [
    ...(report.forecastSeriesWithoutActual > 0
      ? [`${report.forecastSeriesWithoutActual} forecast series have no actual`]
      : []),
    ...(report.actualSeriesWithoutForecast > 0
      ? [`${report.actualSeriesWithoutForecast} actual series have no forecast`]
      : []),
  ]
  return [
    ...wide,
    ...mean,
    '',
    ...report.total.levels.map(levelRow),
    ...centralRows(report.total.levels),
    ...left,
  ].join('\n')
}

function rowOf(name: string, scores: Scores): string[] {
  const figures = [scores.wrmsse, scores.rmsse, scores.mase, scores.rmse, scores.wape, scores.bias, scores.wql]
  return [name, String(scores.series), String(scores.periods), ...figures.map(fixed)]
}

function levelRow(score: LevelScore): string {
  const { level, coverage, below, openCoverage, pinball } = score
  return `${percent(level)} quantile: ${percent(coverage)} at or below, ${percent(below)} below, ${percent(openCoverage)} when open; pinball ${fixed(pinball)}`
}

/** Share of open periods between two quantiles that lie as far from the middle. */
function centralRows(levels: readonly LevelScore[]): string[] {
  return levels.flatMap((low) => {
    const high = levels.find(({ level }) => Math.abs(1 - low.level - level) < 1e-9)
    if (!high || high.level <= low.level) return []
    return [`${percent(high.level - low.level)} interval: ${percent(high.openCoverage - low.openCoverage)} when open`]
  })
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`.padStart(7)
}

function fixed(value: number | null): string {
  return value === null ? '–' : value.toFixed(4)
}
