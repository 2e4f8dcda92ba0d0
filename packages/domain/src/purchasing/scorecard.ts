import type { SupplierId } from '../ids.ts'
import type { PurchaseStatus } from './purchase-order.ts'

/** One order to a supplier, as far as its scorecard goes. */
export type DeliveryFacts = {
  readonly supplierId: SupplierId
  readonly status: PurchaseStatus
  readonly orderedUnits: number
  readonly receivedUnits: number
  /** The day the goods were promised for, or wanted when no day was promised; null when neither. */
  readonly promisedDate: string | null
  readonly firstReceivedDate: string | null
  readonly leadDays: number | null
}

/** How a supplier keeps its word. Shares are thousandths; null where there is nothing to judge by. */
export type Scorecard = {
  readonly supplierId: SupplierId
  readonly orderCount: number
  readonly deliveredCount: number
  readonly declinedCount: number
  readonly onTimePermille: number | null
  readonly inFullPermille: number | null
  readonly meanLeadDays: number | null
  readonly p90LeadDays: number | null
}

/** The scorecard of a supplier [BUY-17]: on time is the first goods by the promised day, in full is every unit that was ordered, once nothing more comes. */
export function scorecardOf(supplierId: SupplierId, deliveries: readonly DeliveryFacts[]): Scorecard {
  const own = deliveries.filter((one) => one.supplierId === supplierId && one.status !== 'draft')
  const came = own.filter((one) => one.firstReceivedDate !== null)
  const judged = came.filter((one) => one.promisedDate !== null)
  const over = own.filter((one) => one.status === 'received')
  const lead = came.flatMap((one) => one.leadDays ?? []).sort((a, b) => a - b)
  return {
    supplierId,
    orderCount: own.filter((one) => one.status !== 'cancelled').length,
    deliveredCount: came.length,
    declinedCount: own.filter((one) => one.status === 'declined').length,
    onTimePermille: share(judged, (one) => (one.firstReceivedDate ?? '') <= (one.promisedDate ?? '')),
    inFullPermille: share(over, (one) => one.receivedUnits >= one.orderedUnits),
    meanLeadDays:
      lead.length === 0 ? null : Math.round((lead.reduce((sum, days) => sum + days, 0) / lead.length) * 10) / 10,
    p90LeadDays: lead[Math.ceil(lead.length * 0.9) - 1] ?? null,
  }
}

function share<Item>(items: readonly Item[], isGood: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : Math.round((items.filter(isGood).length / items.length) * 1000)
}
