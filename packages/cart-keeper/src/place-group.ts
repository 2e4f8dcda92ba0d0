import { spentOf } from '@onhand/domain/marketing/credit'
import type { SkuId } from '@onhand/domain/ids'
import type { Allocation } from '@onhand/domain/inventory/types'
import { type CheckoutPlan, withAllocations } from '@onhand/domain/ordering/checkout-plan'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { saleJournal } from '@onhand/domain/payments/postings'
import type { CompletedCheckout } from '@onhand/service/ordering/cart-port'
import type { OutboxMessage } from '@onhand/service/ordering/ports'
import type { ProviderPayment } from '@onhand/service/payments/ports'
import type { CartKeeperDeps } from './deps.ts'

/** The captured payment, and the lots each claim got. */
export type Paid = {
  readonly payment: ProviderPayment
  readonly secured: ReadonlyMap<SkuId, readonly Allocation[] | null>
}

/** Writes a paid checkout with its events, journal and messages in one batch. Repeating writes nothing and answers the same. */
export async function placeGroup(deps: CartKeeperDeps, plan: CheckoutPlan, paid: Paid): Promise<CompletedCheckout> {
  const nowMs = deps.nowMs()
  const allocations = new Map([...paid.secured].map(([skuId, allocation]) => [skuId, allocation ?? []]))
  const transactionNumber = paid.payment.transactionNumber ?? ''
  const group: PlacedOrderGroup = {
    ...withAllocations(plan, allocations).group,
    placedAtMs: nowMs,
    payment: {
      id: plan.paymentId,
      provider: 'bank',
      providerPaymentId: paid.payment.providerPaymentId,
      transactionNumber,
      amountMinor: paid.payment.amountMinor,
      capturedAtMs: nowMs,
    },
  }
  const journal = saleJournal({ orderGroupId: group.id, currency: group.currency, atMs: nowMs, orders: group.orders })
  const { amountMinor } = group.payment
  await deps.orders.insertPlaced(group, {
    events: [
      { key: 'placed', type: 'placed', orderId: null, atMs: nowMs, data: { number: group.number } },
      {
        key: 'paid',
        type: 'paid',
        orderId: null,
        atMs: nowMs,
        data: { transactionNumber, amountMinor, currency: group.currency },
      },
    ],
    journals: journal.entries.length > 0 ? [journal] : [],
    outbox: messagesOf(group),
    credits: (plan.credits ?? []).map(({ hold, orderId }) => ({ hold, entry: spentOf(hold, orderId, nowMs) })),
  })
  return {
    orderGroupId: group.id,
    orderToken: await deps.orderLinks.tokenFor(group.id),
    number: group.number,
    transactionNumber,
    totalMinor: group.totalMinor,
    currency: group.currency,
  }
}

/** One mail for the checkout, one supplier message for each order. Ids follow from what they are about. */
function messagesOf(group: PlacedOrderGroup): readonly OutboxMessage[] {
  return [
    {
      id: `order.placed.mail:${group.id}`,
      type: 'order.placed.mail',
      version: 1,
      body: { orderGroupId: group.id },
    },
    ...group.orders.map(
      (order): OutboxMessage => ({
        id: `order.placed.supply:${order.id}`,
        type: 'order.placed.supply',
        version: 1,
        body: { orderGroupId: group.id, orderId: order.id, supplierOrderId: order.supplierOrder.id },
      }),
    ),
  ]
}
