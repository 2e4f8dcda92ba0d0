import { mixture } from '../distributions/combine.ts'
import { gamma } from '../distributions/continuous.ts'
import { negativeBinomial } from '../distributions/counts.ts'
import { ceilUnits, type Distribution } from '../distributions/distribution.ts'
import { type DemandTables, keptTables, tableQuantile } from '../policy/demand-table.ts'
import { lostSalesOrderUnits } from '../policy/lost-sales-order.ts'
import { lotOrderUpTo } from './lot-levels.ts'
import { expectedUnits, type Outlook, outlookRow } from './outlook.ts'
import { dueUnits, type Shelf } from './shelf.ts'
import type { OrderRule } from './walk.ts'
import { fixedLeadTime, type LeadTime, type World } from './world.ts'

// Steps of rolling the stock forward unit by unit (units² × lead time) that a review may cost. Where more is on hand and
// on its way the order goes up to the quantile: at such sizes the two differ by less than a pack.
const ROLLED_STEPS_MAX = 20_000
// Entries of a kept table: above what any stock within those steps can meet.
const TABLE_UNITS_MAX = 1_200
// Above this mean the grain of whole units does not matter and a gamma is as good as counting.
const COUNTED_MEAN_MAX = 400
// Deviations and ratios above the mean beyond which no service level reaches.
const TAIL_RATIOS = 8

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
  return keptTables(TABLE_UNITS_MAX)
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
    const lots = setting.outlook.lotLevels[place.row]
    if (lots) return Math.max(missing, lotOrderUpTo(lots, place.level) - shelf.onHandUnits - shelf.incomingUnits)
    const certain = leadTime.periods.length === 1
    const isSmall = (shelf.onHandUnits + shelf.incomingUnits) ** 2 * (leadTime.periods[0] ?? 1) <= ROLLED_STEPS_MAX
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
  // Losing sales leaves no less on the shelf than owing them would: a position that lasts in that case needs no order.
  if (shelf.onHandUnits + shelf.incomingUnits >= tableQuantile(setting.tables(whole, ratio), level)) return 0
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
  const { outlook, world, tables } = place.setting
  const ratio = outlook.varianceToMean[place.row] ?? 1
  const [certain] = leadTime.periods
  const position = shelf.onHandUnits + shelf.incomingUnits
  if (leadTime.periods.length === 1 && certain !== undefined) {
    const mean = expectedUnits(outlook, place.row, { from: 0, to: certain + world.reviewPeriods })
    const isInTable = mean + TAIL_RATIOS * (Math.sqrt(mean * ratio) + ratio) < TABLE_UNITS_MAX
    if (isInTable) return tableQuantile(tables(mean, ratio), place.level) - position
    return ceilUnits(demandOf(mean, ratio).quantile(place.level)) - position
  }
  const parts = leadTime.periods.map((lead, i) => ({
    weight: leadTime.weights[i] ?? 0,
    distribution: demandOf(expectedUnits(outlook, place.row, { from: 0, to: lead + world.reviewPeriods }), ratio),
  }))
  return ceilUnits(mixture(parts).quantile(place.level)) - position
}

function demandOf(mean: number, ratio: number): Distribution {
  return mean > COUNTED_MEAN_MAX ? gamma(mean, mean * Math.max(1, ratio)) : negativeBinomial(mean, ratio)
}
