import { pointOn, type Scale } from '@onhand/forecast/simulate/trade-off'
import type { SimulationResult } from './run-simulation.ts'

/** The curves as CSV: one row per policy and setting. */
export function curveCsv(result: SimulationResult): string {
  const rows = result.curves.flatMap(({ policy, points }) =>
    points.map(({ setting, measures: m }) =>
      [
        result.leadTime,
        policy,
        setting,
        m.unitFill,
        m.valueFill,
        m.meanSkuFill,
        m.periodFill,
        m.coverPeriods,
        m.coverPeriodsByValue,
        m.averageStockUnits,
        m.averageStockValue,
        m.staleShare,
        m.wasteShare,
        m.ordersPerPeriod,
        m.holdingCost,
        m.orderingCost,
        m.lostSalesValue,
      ].join(','),
    ),
  )
  const header =
    'lead_time,policy,setting,unit_fill,value_fill,mean_sku_fill,period_fill,periods_of_stock,periods_of_stock_by_value,' +
    'average_stock_units,average_stock_value,stale_share,waste_share,orders_per_period,holding_cost,ordering_cost,lost_sales'
  return `${[header, ...rows].join('\n')}\n`
}

const WIDTH = 720
const HEIGHT = 440
const LEFT = 64
const BOTTOM = 52
const TOP = 20
const RIGHT = 170
const FILL_LOW = 0.88
// Told apart without colour too: each line ends with its name.
const COLOURS: Readonly<Record<string, string>> = {
  'min-max': '#8a5a00',
  'days-of-cover': '#7a7a7a',
  'textbook-normal': '#a3266b',
  onhand: '#0b6b3a',
  'best-static': '#1f4fa3',
  foresight: '#222222',
}

/** The trade-off curves as a drawing: stock to the right, fill rate upwards. */
export function curveSvg(result: SimulationResult, scale: Scale, step: string): string {
  const lines = result.curves.map(({ policy, points }) => ({
    policy,
    points: points
      .map(({ measures }) => pointOn(scale, measures))
      .filter(({ fill }) => fill >= FILL_LOW)
      .sort((a, b) => a.cover - b.cover),
  }))
  const most = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ cover }) => cover)))
  const x = (cover: number): number => LEFT + (cover / most) * (WIDTH - LEFT - RIGHT)
  const y = (fill: number): number => TOP + ((1 - fill) / (1 - FILL_LOW)) * (HEIGHT - TOP - BOTTOM)
  const grid = [0.9, 0.92, 0.94, 0.96, 0.98, 1].map(
    (fill) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(fill)}" y2="${y(fill)}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y(fill) + 4}" text-anchor="end">${Math.round(fill * 100)} %</text>`,
  )
  const marks = [0, 0.25, 0.5, 0.75, 1].map(
    (part) =>
      `<text x="${x(part * most)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${(part * most).toFixed(1)}</text>`,
  )
  const curves = lines.map(({ policy, points }) => {
    const path = points.map(({ cover, fill }) => `${x(cover).toFixed(1)},${y(fill).toFixed(1)}`).join(' ')
    const end = points.at(-1)
    const colour = COLOURS[policy] ?? '#444'
    const dots = points.map(({ cover, fill }) => `<circle cx="${x(cover)}" cy="${y(fill)}" r="2.5" fill="${colour}"/>`)
    const name = end ? `<text x="${x(end.cover) + 6}" y="${y(end.fill) + 4}" fill="${colour}">${policy}</text>` : ''
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${name}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="Fill rate against stock, lead time ${result.leadTime}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${grid.join('\n')}
${marks.join('\n')}
${curves.join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${step}s of stock on average</text>
<text x="14" y="${TOP - 6}">${scale === 'units' ? 'unit' : 'value'} fill rate</text>
</svg>
`
}
