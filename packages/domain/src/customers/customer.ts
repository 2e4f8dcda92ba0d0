import { type CustomerId, derivedId, type OrderId } from '../ids.ts'
import type { OrderStatus } from '../ordering/types.ts'
import type { BuyerTotals, CustomerFields, SocialHandles } from './views.ts'

/** A buyer of whom no social network is known. */
export const NO_HANDLES: SocialHandles = { line: '', instagram: '', facebook: '', whatsapp: '' }
const SEARCH_TEXT_LENGTH_MAX = 600
const NAME_KEY_LENGTH_MAX = 80

/** The record an order makes when its buyer has none [CUS-1]. */
export function customerIdOf(orderId: OrderId): CustomerId {
  return derivedId('customer', orderId)
}

/** What a customer is found by: name, address, phone and handles; lower case, for "contains". */
export function customerSearchText(fields: Pick<CustomerFields, 'name' | 'email' | 'phone' | 'handles'>): string {
  const { line, instagram, facebook, whatsapp } = fields.handles
  const text = [fields.name, fields.email, fields.phone, line, instagram, facebook, whatsapp]
  const joined = text.filter((part) => part !== '').join('\n')
  return wellFormed(joined.toLowerCase().slice(0, SEARCH_TEXT_LENGTH_MAX))
}

/** What customers are sorted by. */
export function customerNameKey(name: string): string {
  return wellFormed(name.toLowerCase().slice(0, NAME_KEY_LENGTH_MAX))
}

/** A text that was cut between the halves of a character loses the half. */
function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1)
}

/** Two records of one buyer as one [CUS-3]: what the kept one says stays, its gaps are filled from the other, notes are joined. */
export function mergeCustomers(kept: CustomerFields, gone: CustomerFields): CustomerFields {
  const either = (left: string, right: string) => (left === '' ? right : left)
  return {
    name: either(kept.name, gone.name),
    email: either(kept.email, gone.email),
    phone: either(kept.phone, gone.phone),
    address: kept.address ?? gone.address,
    handles: {
      line: either(kept.handles.line, gone.handles.line),
      instagram: either(kept.handles.instagram, gone.handles.instagram),
      facebook: either(kept.handles.facebook, gone.handles.facebook),
      whatsapp: either(kept.handles.whatsapp, gone.handles.whatsapp),
    },
    note: [kept.note, gone.note]
      .filter((note) => note !== '')
      .join('\n')
      .slice(0, 2_000),
  }
}

/** An order as the sums over a buyer see it. */
export type CountedOrder = {
  readonly currency: string
  readonly status: OrderStatus
  readonly unitCount: number
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly remittedAtMs: number | null
}

/**
 * What a buyer bought, paid and owes, per currency [CUS-4]: a cancelled order counts for nothing, what was given back is taken off, and an
 * order is owed until its money is in.
 */
export function buyerTotals(orders: readonly CountedOrder[]): readonly BuyerTotals[] {
  const byCurrency = new Map<string, BuyerTotals>()
  for (const order of orders) {
    if (order.status === 'cancelled') continue
    const worthMinor = order.totalMinor - order.refundedMinor
    const sum = byCurrency.get(order.currency) ?? {
      currency: order.currency,
      orderCount: 0,
      unitCount: 0,
      totalMinor: 0,
      paidMinor: 0,
      owedMinor: 0,
    }
    byCurrency.set(order.currency, {
      currency: order.currency,
      orderCount: sum.orderCount + 1,
      unitCount: sum.unitCount + order.unitCount,
      totalMinor: sum.totalMinor + worthMinor,
      paidMinor: sum.paidMinor + (order.remittedAtMs === null ? 0 : worthMinor),
      owedMinor: sum.owedMinor + (order.remittedAtMs === null ? worthMinor : 0),
    })
  }
  return [...byCurrency.values()]
}
