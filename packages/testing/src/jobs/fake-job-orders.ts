import type { OrderGroupId, OrderId, RefundId, ShipmentId, SupplierOrderId } from '@onhand/domain/ids'
import type { OrderGroupView, OrderStatus, PlacedOrderGroup, TimelineEvent } from '@onhand/domain/ordering/types'
import type { LedgerJournal } from '@onhand/domain/payments/ledger'
import type { OrderChange, OrderOwner, OrderPort, OrderRecord, RefundRecord } from '@onhand/service/ordering/ports'
import type { FakeOutbox } from './fake-outbox.ts'

type SupplierOrder = OrderRecord['supplierOrders'][number]
/** A supplier order that nothing happened to yet. */
const asked = (orderId: OrderId, lines: SupplierOrder['lines']) =>
  ({ orderId, lines, status: 'due', transactionNumber: null, returnNumber: null, shipDate: null }) as const

type Shipment = {
  readonly orderId: OrderId
  readonly carrier: string
  readonly trackingNumber: string
  readonly trackingUrl: string
}

/** One placed checkout in memory with all that jobs and webhooks change about it, guarded like the database. */
export class FakeJobOrders implements Omit<OrderPort, 'insertPlaced' | 'listForPerson' | 'markCaptured'> {
  readonly status = new Map<OrderId, OrderStatus>()
  readonly events = new Map<string, TimelineEvent>()
  readonly journals = new Map<string, LedgerJournal>()
  readonly supplierOrders = new Map<SupplierOrderId, SupplierOrder>()
  readonly shipments = new Map<ShipmentId, Shipment>()
  readonly refunds = new Map<RefundId, RefundRecord & { readonly orderId: OrderId }>()
  readonly shippedAtMs = new Map<OrderId, number>()
  readonly #group: PlacedOrderGroup
  readonly #outbox: FakeOutbox

  constructor(group: PlacedOrderGroup, outbox: FakeOutbox) {
    this.#group = group
    this.#outbox = outbox
    for (const order of group.orders) {
      this.status.set(order.id, 'placed')
      this.supplierOrders.set(order.supplierOrder.id, { ...order.supplierOrder, ...asked(order.id, null) })
    }
  }

  async change(change: OrderChange): Promise<{ readonly isApplied: boolean }> {
    const status = this.status.get(change.orderId)
    if (status === undefined) throw new Error('order is not in the database')
    if (change.status && !change.status.from.includes(status)) return { isApplied: false }
    if (change.guard?.statuses && !change.guard.statuses.includes(status)) return { isApplied: false }
    if (change.status) this.status.set(change.orderId, change.status.to)
    if (change.shippedAtMs !== undefined && !this.shippedAtMs.has(change.orderId)) {
      this.shippedAtMs.set(change.orderId, change.shippedAtMs)
    }
    for (const { key, ...event } of change.events) if (!this.events.has(key)) this.events.set(key, event)
    for (const journal of change.journals) if (!this.journals.has(journal.id)) this.journals.set(journal.id, journal)
    for (const message of change.outbox) this.#outbox.put(message)
    this.#divide(change)
    this.#tell(change)
    if (change.refund) this.refunds.set(change.refund.id, { orderId: change.orderId, ...change.refund })
    if (change.shipment) this.shipments.set(change.shipment.id, { orderId: change.orderId, ...change.shipment })
    return { isApplied: true }
  }

  #tell({ orderId, supplierOrder, isSupplyOver }: OrderChange): void {
    for (const known of this.supplierOrders.values())
      if (isSupplyOver && known.orderId === orderId && known.status === 'due')
        this.supplierOrders.set(known.id, { ...known, status: 'cancelled' })
    const known = supplierOrder && this.supplierOrders.get(supplierOrder.id)
    if (!known) return
    const { from, ...told } = supplierOrder
    const isPaidTwice = told.transactionNumber !== undefined && known.transactionNumber !== null
    if (!isPaidTwice && (from ?? [known.status]).includes(known.status))
      this.supplierOrders.set(known.id, { ...known, ...told })
  }

  #divide({ orderId, supplierParts = [] }: OrderChange): void {
    const [own] = supplierParts
    const known = own && this.supplierOrders.get(own.id)
    if (!known || known.lines !== null || known.status !== 'due') return
    for (const part of supplierParts) this.supplierOrders.set(part.id, { ...asked(orderId, part.lines), ...part })
  }

  async record(orderGroupId: OrderGroupId): Promise<OrderRecord | null> {
    if (orderGroupId !== this.#group.id) return null
    return {
      group: this.#group,
      timeline: [...this.events.values()],
      status: Object.fromEntries(this.status) as Record<OrderId, OrderStatus>,
      refunds: [...this.refunds.values()],
      supplierOrders: [...this.supplierOrders.values()],
      shipments: [...this.shipments.values()],
    }
  }

  async records(orderGroupIds: readonly OrderGroupId[]): Promise<OrderRecord[]> {
    return (await Promise.all(orderGroupIds.map((id) => this.record(id)))).flatMap((record) => record ?? [])
  }

  async view(orderGroupId: OrderGroupId): Promise<OrderGroupView | null> {
    if (orderGroupId !== this.#group.id) return null
    const { id, payment, orders, ...rest } = this.#group
    return {
      ...rest,
      orderGroupId: id,
      token: '',
      refundedMinor: 0,
      payment: {
        status: 'captured',
        transactionNumber: payment.transactionNumber,
        amountMinor: payment.amountMinor,
        paidAtMs: null,
      },
      orders: orders.map((order) => ({
        orderId: order.id,
        number: order.number,
        status: this.status.get(order.id) ?? 'placed',
        vendor: { vendorId: order.vendorId, slug: '', name: '' },
        delivery: order.delivery,
        itemsMinor: order.itemsMinor,
        deliveryMinor: order.deliveryMinor,
        totalMinor: order.totalMinor,
        creditMinor: order.creditMinor ?? 0,
        remittedAtMs: null,
        isManual: false,
        remittance: null,
        messages: [],
        shippedAtMs: this.shippedAtMs.get(order.id) ?? null,
        supplierOrder: null,
        shipment: [...this.shipments.values()].find((shipment) => shipment.orderId === order.id) ?? null,
        lines: [],
      })),
      timeline: [...this.events.values()],
      invoiceUrl: '',
    }
  }

  async groupIdOfOrder(orderId: OrderId): Promise<OrderGroupId | null> {
    return this.status.has(orderId) ? this.#group.id : null
  }

  async groupIdOfSupplierOrder(id: SupplierOrderId): ReturnType<OrderPort['groupIdOfSupplierOrder']> {
    const known = this.supplierOrders.get(id)
    return known ? this.#owner(known.orderId) : null
  }

  async groupIdOfShipment(id: ShipmentId): ReturnType<OrderPort['groupIdOfShipment']> {
    const shipment = this.shipments.get(id)
    return shipment ? this.#owner(shipment.orderId) : null
  }

  #owner(orderId: OrderId): OrderOwner {
    return { orderGroupId: this.#group.id, orderId, status: this.status.get(orderId) ?? 'placed' }
  }
}
