import { type BookDeps, bookReceipt } from './book-receipt.ts'
import { tellKeepersOf } from './tell-keepers.ts'

// Whoever asked is normally done within seconds.
const LEFT_ALONE_MS = 60_000
const AT_ONCE_MAX = 50

/** Drives on what was interrupted: goods that were received and not booked, orders the keepers were not told of [BUY-8] [BUY-10]. Safe beside those who asked. */
export async function resumePurchases(deps: BookDeps): Promise<{ readonly resumedCount: number }> {
  const found = await deps.purchases.interrupted(deps.nowMs() - LEFT_ALONE_MS, AT_ONCE_MAX)
  const work = [
    ...found.receipts.map((id) => async () => {
      const receipt = await deps.purchases.receipt(id)
      if (receipt) await bookReceipt(deps, receipt)
    }),
    ...found.orders.map((id) => () => tellKeepersOf(deps, id)),
  ]
  for (const run of work) {
    // One that fails is tried again in a minute and holds up nobody.
    await run().catch((error: unknown) => deps.log.error('purchasing.resume_failed', { error }))
  }
  return { resumedCount: work.length }
}
