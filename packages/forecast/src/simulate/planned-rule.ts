import { type DemandTables, demandTable, keptTables, tableQuantile, totalUpTo } from '../policy/demand-table.ts'
import { lostSalesOrderUnits } from '../policy/lost-sales-order.ts'
import { expectedUnits, type Outlook, outlookRow } from './outlook.ts'
import { dueUnits, type Shelf } from './shelf.ts'
import type { OrderRule } from './walk.ts'
import { fixedLeadTime, longestPeriods, type LeadTime, type World } from './world.ts'

// Above this many units on hand and on their way the stock is not rolled forward unit by unit: at such sizes the
// order-up-to level differs from the exact rule by less than a pack.
const ROLLED_UNITS_MAX = 300

/** Our rule: forecasts as distributions, a service level for each SKU, which may change between periods. */
export interface PlannedSetting {
  readonly world: World
  readonly outlook: Outlook
  /** Probability that stock lasts, per SKU; read at every review. */
  readonly serviceLevels: Float64Array
  readonly floorUnits: (index: number, period: number) => number
  /** Shared by all rules of a sweep, so that each table is computed once. */
  readonly tables: DemandTables
}

/** Tables for such rules. */
export function plannedTables(): DemandTables {
  return keptTables(4 * ROLLED_UNITS_MAX)
}

/** Orders by the lost-sales rule where the lead time is certain, else up to the quantile over all lead times. */
export function plannedRule(setting: PlannedSetting): OrderRule {
  return (index, period, shelf) => {
    const leadTime = setting.world.skus[index]?.leadTime ?? fixedLeadTime(1)
    const place = {
      setting,
      row: outlookRow(setting.outlook, index, period),
      level: setting.serviceLevels[index] ?? 0.95,
    }
    const floor = setting.floorUnits(index, period)
    const missing = floor - shelf.onHandUnits - shelf.incomingUnits
    const certain = leadTime.periods.length === 1
    const isSmall = shelf.onHandUnits + shelf.incomingUnits <= ROLLED_UNITS_MAX
    const planned = certain && isSmall ? rolled(place, period, shelf) : levelled(place, leadTime, shelf)
    return Math.max(planned, missing)
  }
}

interface Place {
  readonly setting: PlannedSetting
  readonly row: number
  readonly level: number
}

function rolled(place: Place, period: number, shelf: Shelf): number {
  const { setting, row, level } = place
  const { outlook, world } = setting
  const lead = world.skus[row % outlook.skuCount]?.leadTime.periods[0] ?? 1
  const ratio = outlook.varianceToMean[row] ?? 1
  const after = expectedUnits(outlook, row, { from: lead, to: lead + world.reviewPeriods })
  const whole = after + expectedUnits(outlook, row, { from: 0, to: lead })
  if (whole <= 0) return 0
  const arrivals: number[] = []
  for (let step = 1; step < lead; step += 1) arrivals.push(dueUnits(shelf, period + step))
  return lostSalesOrderUnits({
    onHandUnits: shelf.onHandUnits,
    arrivals,
    untilArrival: Array.from({ length: lead }, (_, step) =>
      setting.tables(outlook.means[row * outlook.steps + step] ?? 0, ratio),
    ),
    afterArrival: setting.tables(after, ratio),
    serviceLevel: level,
  })
}

function levelled(place: Place, leadTime: LeadTime, shelf: Shelf): number {
  const { setting, row, level } = place
  const { outlook, world } = setting
  const ratio = outlook.varianceToMean[row] ?? 1
  const total = leadTime.weights.reduce((sum, weight) => sum + weight, 0)
  const longest = expectedUnits(outlook, row, { from: 0, to: longestPeriods(leadTime) + world.reviewPeriods })
  const most = Math.ceil(longest + 12 * Math.sqrt(longest * ratio) + 12 * ratio)
  const tables = leadTime.periods.map((lead, i) => ({
    weight: (leadTime.weights[i] ?? 0) / total,
    table: demandTable(expectedUnits(outlook, row, { from: 0, to: lead + world.reviewPeriods }), ratio, most),
  }))
  const [only] = tables
  if (only && tables.length === 1) return tableQuantile(only.table, level) - shelf.onHandUnits - shelf.incomingUnits
  let low = 0
  let high = most
  while (low < high) {
    const middle = (low + high) >> 1
    const lasts = tables.reduce((sum, { weight, table }) => sum + weight * totalUpTo(table, middle), 0)
    if (lasts >= level - 1e-12) high = middle
    else low = middle + 1
  }
  return low - shelf.onHandUnits - shelf.incomingUnits
}
