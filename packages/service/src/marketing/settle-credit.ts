import { creditExpiryMs, expiredOf, rewardOf, spendableMinor } from '@onhand/domain/marketing/credit'
import type { JobDeps } from '../deps.ts'

/** Unless the marketplace says otherwise: a step can be taken back for a minute; an order that changed less than this ago may not have arrived after all. */
const SETTLED_AFTER_MS = 2 * 60_000
/** Changes written by another machine's clock, or committed late, are met again. */
const SLACK_MS = 5 * 60_000
/** Orders of one shop, and accounts, that one run looks at: the next run goes on. */
const BATCH_MAX = 100

/** What looking after credit needs. */
export type CreditClockDeps = Pick<JobDeps, 'credits' | 'nowMs' | 'newId' | 'log'> & {
  /** How long an order must have stayed as it is before it earns. */
  readonly creditSettledAfterMs?: number
}

/**
 * Gives what orders earned, takes back what refunds undo, and ends what nobody used in time [CRE-2] [CRE-5]. Ids follow from the orders and their state, so a
 * run may be repeated, and broken off anywhere: the mark moves only after its orders were done.
 */
export async function settleCredit(deps: CreditClockDeps): Promise<void> {
  for (const shop of await deps.credits.earning()) await rewardShop(deps, shop)
  const nowMs = deps.nowMs()
  for (const account of await deps.credits.overdue(nowMs, BATCH_MAX)) {
    const over = expiredOf(account, { id: deps.newId('creditEntry'), amountMinor: account.balanceMinor, atMs: nowMs })
    await deps.credits.write(over, { expiresAtMs: null, audit: [] })
  }
}

async function rewardShop(
  deps: CreditClockDeps,
  { vendorId, watchedUntilMs, rule }: Awaited<ReturnType<CreditClockDeps['credits']['earning']>>[number],
): Promise<void> {
  const nowMs = deps.nowMs()
  const untilMs = nowMs - (deps.creditSettledAfterMs ?? SETTLED_AFTER_MS)
  const fromMs = watchedUntilMs - SLACK_MS
  const orders = await deps.credits.changedOrders({ vendorId, fromMs, untilMs, limit: BATCH_MAX })
  for (const order of orders) {
    const freeMinor = spendableMinor(await deps.credits.balance(order), nowMs)
    const entry = rewardOf(rule, order, { freeMinor, nowMs })
    if (!entry) continue
    const expiresAtMs = entry.kind === 'earned' ? creditExpiryMs(rule, nowMs) : null
    const isWritten = await deps.credits.write(entry, { expiresAtMs, audit: [] })
    // Spent in between: looked at again by the next run.
    if (!isWritten) return
    deps.log.info('marketing.credit.settled', {
      kind: entry.kind,
      orderId: order.orderId,
      amountMinor: entry.amountMinor,
    })
  }
  const last = orders[orders.length - 1]
  const isFull = orders.length === BATCH_MAX && last !== undefined
  await deps.credits.watched(vendorId, isFull ? last.changedAtMs + SLACK_MS : untilMs)
}
