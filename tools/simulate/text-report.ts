import { pointOn, type Scale } from '@onhand/forecast/simulate/trade-off'
import { FILLS } from './compare.ts'
import type { SimulationResult } from './run-simulation.ts'

/** The report of one lead time for people: stock needed at the same fill, what ours achieved, by class, the plot. */
export function textReport(
  result: SimulationResult,
  options: { scale: Scale; step: string; targetFill: number },
): string {
  const { achieved, leftOut } = result
  const { measures } = achieved
  const point = pointOn(options.scale, measures)
  const fillName = options.scale === 'units' ? 'unit fill' : 'value fill'
  return [
    `Lead time ${result.leadTime} (${options.step}s), ${result.skus} SKUs, ${Math.round(measures.demandUnits)} units demanded.`,
    `Left out: ${leftOut.launchedSkus} SKUs without a past (${percent(leftOut.launchedShare)} of the units), ` +
      `${leftOut.toOrderSkus} that sell too seldom to be stocked (${percent(leftOut.toOrderShare)}), ` +
      `${leftOut.bulkLines} wholesale-sized lines (${percent(leftOut.bulkShare)}): supplied to order, not stocked.`,
    ...planLines(result),
    '',
    `${capital(options.step)}s of stock needed for a ${fillName} of`,
    row(
      '',
      FILLS.map((fill) => percent(fill)),
    ),
    ...result.needed.map(({ policy, cover }) => row(policy, cover.map(days))),
    '',
    `Ours with levels fixed from the past only, steered to ${percent(options.targetFill)}:`,
    `  unit fill ${percent(measures.unitFill)}, value fill ${percent(measures.valueFill)}, order-line fill ${percent(achieved.lineFill)}, ` +
      `mean per SKU ${percent(measures.meanSkuFill)}, ${options.step}s wholly served ${percent(measures.periodFill)}`,
    `  stock ${days(point.cover)} ${options.step}s${range(achieved.cover, days)}; ${fillName}${range(achieved.fill, percent)}`,
    `  older than four weeks ${percent(measures.staleShare)}, waste ${percent(measures.wasteShare)}, ` +
      `${measures.ordersPerPeriod.toFixed(1)} order lines a ${options.step}, ` +
      `holding cost ${money(measures.holdingCost)}, ordering cost ${money(measures.orderingCost)}, lost sales ${money(measures.lostSalesValue)}`,
    ...achieved.ratios.map(
      ({ against, ratio }) =>
        `  stock against ${against} at the same fill: ${ratio ? `${ratio.value.toFixed(3)}${range(ratio, (x) => x.toFixed(3))}` : 'it does not get there'}`,
    ),
    '',
    `By class of turnover   SKUs   ${fillName}   ${options.step}s of stock   older than four weeks`,
    ...achieved.classes.map(({ name, measures: own, fill }) => {
      const at = pointOn(options.scale, own)
      return `  ${name}  ${String(own.skus).padStart(19)}   ${percent(at.fill)}${range(fill, percent)}   ${days(at.cover)}   ${percent(own.staleShare)}`
    }),
    ...feedLines(result),
    '',
    ...textPlot(result, options.scale),
  ].join('\n')
}

function planLines({ plans }: SimulationResult): string[] {
  const used = plans.filter(({ isUsed }) => isUsed)
  const names = plans.at(-1)?.names.join(', ') ?? ''
  if (plans.length === 0) return []
  if (used.length === 0) return [`${names} are in the file, but would not have foretold the past better: not used.`]
  const gains = used.map(({ gain }) => gain)
  const taken = [...new Set([Math.min(...gains), Math.max(...gains)].map((gain) => `${(100 * gain).toFixed(0)} %`))]
  const times = used.length < plans.length ? `, ${used.length} of ${plans.length} times that it was asked` : ''
  return [`${names} known ahead: used${times}, takes ${taken.join(' to ')} off the loss of the past it had not seen.`]
}

function feedLines(result: SimulationResult): string[] {
  if (result.feeds.length === 0) return []
  return [
    '',
    'What the forecast was fed with   service level   unit fill   periods of stock',
    ...result.feeds.map(
      ({ feed, serviceLevel, measures }) =>
        `  ${feed.padEnd(30)} ${String(serviceLevel).padStart(13)}   ${percent(measures.unitFill)}   ${days(measures.coverPeriods)}`,
    ),
  ]
}

// Characters of the plot: fill rates from 90 % up, stock from left to right.
const PLOT_COLUMNS = 72
const PLOT_ROWS = 16
const FILL_LOW = 0.9
const LETTERS: Readonly<Record<string, string>> = {
  'min-max': 'm',
  'days-of-cover': 'c',
  'textbook-normal': 'n',
  onhand: 'O',
  'best-static': 's',
  foresight: '*',
}

function textPlot(result: SimulationResult, scale: Scale): string[] {
  const points = result.curves.flatMap(({ policy, points: all }) =>
    all.map(({ measures }) => ({ letter: LETTERS[policy] ?? '?', ...pointOn(scale, measures) })),
  )
  const shown = points.filter(({ fill }) => fill >= FILL_LOW)
  const most = Math.max(1, ...shown.map(({ cover }) => cover))
  const cells = Array.from({ length: PLOT_ROWS }, () => new Array<string>(PLOT_COLUMNS).fill(' '))
  for (const { letter, fill, cover } of shown) {
    const line = cells[PLOT_ROWS - 1 - Math.min(PLOT_ROWS - 1, Math.floor(((fill - FILL_LOW) / 0.1) * PLOT_ROWS))]
    if (line) line[Math.min(PLOT_COLUMNS - 1, Math.floor((cover / most) * PLOT_COLUMNS))] = letter
  }
  return [
    ...cells.map(
      (line, i) => `${percent(FILL_LOW + (0.1 * (PLOT_ROWS - i)) / PLOT_ROWS).padStart(7)} |${line.join('')}`,
    ),
    `        +${'-'.repeat(PLOT_COLUMNS)} ${days(most)} periods of stock`,
    '        m min/max  c days of cover  n textbook normal  O onhand  s best static in hindsight  * foresight',
  ]
}

function row(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(18)}${cells.map((cell) => cell.padStart(10)).join('')}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}

function days(periods: number | null): string {
  return periods === null ? '–' : periods.toFixed(2)
}

function money(amount: number): string {
  return amount.toFixed(0)
}

function range(interval: { low: number; high: number } | null, write: (value: number) => string): string {
  return interval ? ` (${write(interval.low)} to ${write(interval.high)})` : ''
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
