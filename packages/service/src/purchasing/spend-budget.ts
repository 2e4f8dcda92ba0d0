import { expectedShort } from '@onhand/domain/purchasing/propose-line'
import { type BudgetStep, spendBudget } from '@onhand/forecast/policy/spend-budget'
import type { ProposedSku } from './propose-sku.ts'

/** A proposed line, the order it would be part of, and what its supplier takes at least. */
export type BudgetLine = {
  readonly orderKey: string
  readonly minOrderMinor: number
  readonly sku: ProposedSku
}

/** What a choice of lines costs and does. Shares are thousandths of what is asked for on the days the orders must last. */
export type ProposedSpend = {
  readonly spentMinor: number
  readonly allMinor: number
  readonly lineCount: number
  readonly allLineCount: number
  /** Served without any of it, with what is bought, and with all of it. */
  readonly fillBeforePermille: number
  readonly fillPermille: number
  readonly fillAllPermille: number
}

// A line of thousands of units is bought in this many steps: finer than anybody decides, small enough for every line of a shop.
const STEPS_MAX = 24

/**
 * Units of each line to buy for at most `budgetMinor` [BUY-13]: pack by pack where the next one saves most lost sales for its money. An order that stays
 * below its supplier's smallest is dropped and its money spent on the others.
 */
export function unitsWithin(lines: readonly BudgetLine[], budgetMinor: number): readonly number[] {
  const dropped = new Set<string>()
  for (;;) {
    const asked = lines.map((line, id) => ({
      id,
      steps: dropped.has(line.orderKey) || line.sku.isDismissed ? [] : stepsOf(line.sku),
    }))
    const shares = spendBudget(asked, budgetMinor)
    const units = shares.map((share) => share.units)
    const short = tooSmall(lines, units)
    if (short === null) return units
    dropped.add(short)
  }
}

/** What buying `units` of each line comes to; lines that were put off are no part of it. */
export function spendOf(lines: readonly BudgetLine[], units: readonly number[]): ProposedSpend {
  const open = lines.flatMap((line, index) =>
    line.sku.isDismissed ? [] : [{ ...line.sku, bought: units[index] ?? 0 }],
  )
  const asked = open.reduce((sum, sku) => sum + sku.forecast.protectionMean, 0)
  const fill = (of: (sku: (typeof open)[number]) => number) => {
    const short = open.reduce((sum, sku) => sum + expectedShort(sku.forecast, there(sku) + of(sku)), 0)
    return asked > 0 ? Math.round(1000 * Math.max(0, 1 - short / asked)) : 1000
  }
  const cost = (of: (sku: (typeof open)[number]) => number) =>
    open.reduce((sum, sku) => sum + of(sku) * sku.unitCostMinor, 0)
  return {
    spentMinor: cost((sku) => sku.bought),
    allMinor: cost((sku) => sku.units),
    lineCount: open.filter((sku) => sku.bought > 0).length,
    allLineCount: open.length,
    fillBeforePermille: fill(() => 0),
    fillPermille: fill((sku) => sku.bought),
    fillAllPermille: fill((sku) => sku.units),
  }
}

/** The smallest order first, then pack by pack, with what each step saves. */
function stepsOf(sku: ProposedSku): BudgetStep[] {
  const pack = Math.max(1, sku.packUnits)
  const least = Math.min(sku.units, Math.ceil(Math.max(1, sku.moqUnits) / pack) * pack)
  const stride = Math.max(1, Math.ceil((sku.units - least) / pack / STEPS_MAX)) * pack
  const steps: BudgetStep[] = []
  let have = 0
  for (let upTo = least; have < sku.units; upTo = Math.min(sku.units, upTo + stride)) {
    const short = (units: number) => expectedShort(sku.forecast, there(sku) + units)
    const gainMinor = (short(have) - short(upTo)) * sku.priceMinor
    steps.push({ units: upTo - have, costMinor: (upTo - have) * sku.unitCostMinor, gainMinor })
    have = upTo
  }
  return steps
}

/** The order that buys something but less than its supplier takes, the least saving first; null when there is none. */
function tooSmall(lines: readonly BudgetLine[], units: readonly number[]): string | null {
  const orders = new Map<string, { costMinor: number; minOrderMinor: number }>()
  for (const [index, { orderKey, minOrderMinor, sku }] of lines.entries()) {
    const { costMinor } = orders.get(orderKey) ?? { costMinor: 0 }
    orders.set(orderKey, { costMinor: costMinor + (units[index] ?? 0) * sku.unitCostMinor, minOrderMinor })
  }
  const small = [...orders].filter(([, order]) => order.costMinor > 0 && order.costMinor < order.minOrderMinor)
  return small.sort(([, a], [, b]) => a.costMinor - b.costMinor)[0]?.[0] ?? null
}

function there({ availableUnits, incomingUnits, expiringUnits }: ProposedSku): number {
  return Math.max(0, availableUnits + incomingUnits - expiringUnits)
}
