import type { FakeCredits } from './fake-credits.ts'
import type { OrderGroupId, OrderId, RefundId } from '@onhand/domain/ids'
import type { OrderStatus, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { LedgerJournal } from '@onhand/domain/payments/ledger'
import type { OrderChange, OrderPort, OrderRecord, OutboxMessage, RefundRecord } from '@onhand/service/ordering/ports'

type Group = {
  readonly group: PlacedOrderGroup
  readonly status: Map<OrderId, OrderStatus>
  readonly refunds: Map<RefundId, RefundRecord & { readonly orderId: OrderId }>
  readonly events: Set<string>
}

/** Placed orders in memory, with the same guards as the database: one group per cart, compare-and-set, refunds within what was sold. */
export class FakeOrders
  implements Pick<OrderPort, 'insertPlaced' | 'change' | 'record' | 'groupIdOfOrder' | 'groupIdOfSupplierOrder'>
{
  readonly #groups = new Map<OrderGroupId, Group>()
  readonly journals = new Map<string, LedgerJournal>()
  readonly outbox = new Map<string, OutboxMessage>()
  readonly #credits: FakeCredits | null

  constructor(credits: FakeCredits | null = null) {
    this.#credits = credits
  }

  get groups(): readonly PlacedOrderGroup[] {
    return [...this.#groups.values()].map(({ group }) => group)
  }

  /** Balance of one account: debits minus credits. */
  balanceMinor(account: string): number {
    return [...this.journals.values()]
      .flatMap((journal) => journal.entries)
      .reduce((sum, entry) => {
        if (entry.debitAccount === account) return sum + entry.amountMinor
        return entry.creditAccount === account ? sum - entry.amountMinor : sum
      }, 0)
  }

  async insertPlaced(
    group: PlacedOrderGroup,
    parts: Parameters<OrderPort['insertPlaced']>[1],
  ): Promise<{ readonly isNew: boolean }> {
    if (this.#groups.has(group.id)) return { isNew: false }
    this.#groups.set(group.id, {
      group,
      status: new Map(group.orders.map((order) => [order.id, 'placed'])),
      refunds: new Map(),
      events: new Set(parts.events.map((event) => event.key)),
    })
    this.#write(parts)
    this.#credits?.spend(parts.credits ?? [])
    return { isNew: true }
  }

  async change(change: OrderChange): Promise<{ readonly isApplied: boolean }> {
    const stored = this.#groups.get(change.orderGroupId)
    const status = stored?.status.get(change.orderId)
    if (!stored || !status) return { isApplied: false }
    if (change.status && !change.status.from.includes(status)) return { isApplied: status === change.status.to }
    if (change.refund) this.#refund(stored, change.orderId, change.refund)
    if (change.status) stored.status.set(change.orderId, change.status.to)
    for (const event of change.events) stored.events.add(event.key)
    if (change.credit) this.#credits?.entries.set(change.credit.entry.id, change.credit.entry)
    this.#write(change)
    return { isApplied: true }
  }

  async record(orderGroupId: OrderGroupId): Promise<OrderRecord | null> {
    const stored = this.#groups.get(orderGroupId)
    if (!stored) return null
    return {
      group: stored.group,
      timeline: [],
      status: Object.fromEntries(stored.status) as Record<OrderId, OrderStatus>,
      refunds: [...stored.refunds.values()],
      supplierOrders: [],
      shipments: [],
    }
  }

  async groupIdOfOrder(orderId: OrderId): Promise<OrderGroupId | null> {
    return [...this.#groups.values()].find(({ status }) => status.has(orderId))?.group.id ?? null
  }

  async groupIdOfSupplierOrder(): ReturnType<OrderPort['groupIdOfSupplierOrder']> {
    return null
  }

  #refund(stored: Group, orderId: OrderId, refund: RefundRecord): void {
    const existing = stored.refunds.get(refund.id)
    const order = stored.group.orders.find((other) => other.id === orderId)
    const others = [...stored.refunds.values()].filter((other) => other.orderId === orderId && other.id !== refund.id)
    const sumMinor = others.reduce((sum, other) => sum + other.amountMinor, refund.amountMinor)
    if (!existing && sumMinor > (order?.totalMinor ?? 0))
      throw new Error('CHECK constraint failed: customer_order_refunded')
    if (existing?.status === 'done') return
    stored.refunds.set(refund.id, {
      ...(existing ?? refund),
      status: refund.status,
      transactionNumber: refund.transactionNumber,
      orderId,
    })
  }

  #write(parts: { readonly journals: readonly LedgerJournal[]; readonly outbox: readonly OutboxMessage[] }): void {
    for (const journal of parts.journals) if (!this.journals.has(journal.id)) this.journals.set(journal.id, journal)
    for (const message of parts.outbox) if (!this.outbox.has(message.id)) this.outbox.set(message.id, message)
  }
}
