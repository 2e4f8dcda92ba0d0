/** A line of a proposal, as far as money goes. */
export type BudgetLine = {
  readonly unitCostMinor: number
  readonly units: number
  readonly packUnits: number
  readonly moqUnits: number
  /** What the whole line is expected to save. */
  readonly lostSalesAvoidedMinor: number
}

/**
 * How many units of each line to buy when only `budgetMinor` may be spent [BUY-13]: lines that save most for their money first; the one that does not fit
 * any more is cut to whole packs not below its minimum, or left out. Ties go by position, so the same question has the same answer.
 */
export function withinBudget(lines: readonly BudgetLine[], budgetMinor: number): readonly number[] {
  const worth = (line: BudgetLine) => line.lostSalesAvoidedMinor / Math.max(1, line.units * line.unitCostMinor)
  const order = lines.map((_line, index) => index).sort((a, b) => compare(lines, worth, [a, b]))
  const units = lines.map(() => 0)
  let leftMinor = budgetMinor
  for (const index of order) {
    const line = lines[index]
    if (!line) continue
    const bought = affordable(line, leftMinor)
    units[index] = bought
    leftMinor -= bought * line.unitCostMinor
  }
  return units
}

function affordable({ units, unitCostMinor, packUnits, moqUnits }: BudgetLine, leftMinor: number): number {
  if (units * unitCostMinor <= leftMinor) return units
  const pack = Math.max(1, packUnits)
  const fitting = Math.floor(leftMinor / unitCostMinor / pack) * pack
  return fitting >= Math.max(1, moqUnits) ? fitting : 0
}

function compare(lines: readonly BudgetLine[], worth: (line: BudgetLine) => number, [a, b]: readonly [number, number]) {
  const [one, other] = [lines[a], lines[b]]
  return one && other ? worth(other) - worth(one) || a - b : a - b
}
