/** A step of an order that may be taken or left: so many units, what they cost, what they are expected to save. */
export interface BudgetStep {
  readonly units: number
  readonly costMinor: number
  /** Margin of the lost sales that these units are expected to avoid, beyond what holding them costs. */
  readonly gainMinor: number
}

/** The steps of one order line, in the order in which they can be taken: a first pack, a second, … */
export interface BudgetLine<Id> {
  readonly id: Id
  readonly steps: readonly BudgetStep[]
}

/** How many units of a line the budget buys. */
export interface BudgetShare<Id> {
  readonly id: Id
  readonly units: number
  readonly costMinor: number
  readonly gainMinor: number
}

/**
 * Spends a budget where it saves most: takes, again and again, the next step with the best gain per cost that still
 * fits (greedy marginal analysis; best possible up to one step, as gains fall from step to step of a line). Steps
 * without gain are left. Every line is in the answer, those that got nothing too, in the order given.
 */
export function spendBudget<Id>(lines: readonly BudgetLine<Id>[], budgetMinor: number): BudgetShare<Id>[] {
  const taken = lines.map(() => 0)
  let left = budgetMinor
  for (;;) {
    let best = -1
    let bestRate = 0
    lines.forEach(({ steps }, i) => {
      const step = steps[taken[i] ?? 0]
      if (!step || step.costMinor > left || step.gainMinor <= 0) return
      const rate = step.costMinor > 0 ? step.gainMinor / step.costMinor : Number.POSITIVE_INFINITY
      if (rate > bestRate) {
        best = i
        bestRate = rate
      }
    })
    const step = lines[best]?.steps[taken[best] ?? 0]
    if (!step) break
    left -= step.costMinor
    taken[best] = (taken[best] ?? 0) + 1
  }
  return lines.map(({ id, steps }, i) => {
    const own = steps.slice(0, taken[i])
    const sum = (pick: (step: BudgetStep) => number): number => own.reduce((total, step) => total + pick(step), 0)
    return {
      id,
      units: sum((step) => step.units),
      costMinor: sum((step) => step.costMinor),
      gainMinor: sum((step) => step.gainMinor),
    }
  })
}
