import type { JobDeps } from '../deps.ts'
import type { BookDeps } from './book-receipt.ts'
import { fillAllowances, type FillDeps } from './fill-allowance.ts'
import { resumePurchases } from './resume-purchases.ts'
import { runPurchaseRules, type RunRulesDeps } from './run-rules.ts'

/** What the clock of buying needs. */
export type PurchaseClockDeps = BookDeps & RunRulesDeps & FillDeps & Pick<JobDeps, 'log'>

const MINUTE_MS = 60_000
// Forecasts are made once a night; a quarter of an hour later is soon enough for what was sold since.
const RULES_EVERY_MINUTES = 15

/** What buying owes the clock: interrupted work every minute, what suppliers take a day, orders by rule four times an hour. Safe beside another run. */
export async function purchaseClock(deps: PurchaseClockDeps, scheduledTimeMs: number): Promise<void> {
  await resumePurchases(deps)
  await fillAllowances(deps)
  if (Math.floor(scheduledTimeMs / MINUTE_MS) % RULES_EVERY_MINUTES === 0) await runPurchaseRules(deps)
}
