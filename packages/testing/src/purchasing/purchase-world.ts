import { idOf, type GoodsReceiptId, type PurchaseOrderId, type SkuId } from '@onhand/domain/ids'
import { expectGoods } from '@onhand/domain/inventory/expect-goods'
import { receive } from '@onhand/domain/inventory/move-stock'
import type { Stock } from '@onhand/domain/inventory/stock'
import type { Expectation, StockMovement } from '@onhand/domain/inventory/types'
import { err, ok } from '@onhand/domain/result'
import type { JobDeps } from '@onhand/service/deps'
import type { SupplyTerms } from '@onhand/service/forecasting/ports'
import type { TransferReturnPort } from '@onhand/service/payments/ports'
import type {
  GoodsReceipt,
  NeedRow,
  PurchaseChange,
  PurchaseOrder,
  PurchasePort,
  PurchaseRule,
} from '@onhand/service/purchasing/ports'
import { type CrashPoint, Crashing } from '../ordering/crashing.ts'
import { aVendorRecord } from '../catalog/builders.ts'

const SKU = idOf('sku', 'sku_flour')
const NOW_MS = Date.UTC(2026, 10, 21, 12)

/** A shop that buys one SKU from one supplier: database, StockKeeper, supplier and bank in memory, which may crash at any call. */
export class PurchaseWorld {
  readonly vendor = aVendorRecord()
  readonly skuId: SkuId = SKU
  nowMs = NOW_MS
  balanceMinor = 100_000
  unitCostMinor = 60
  minOrderMinor = 0
  readonly orders = new Map<PurchaseOrderId, PurchaseOrder>()
  readonly receipts = new Map<GoodsReceiptId, GoodsReceipt>()
  readonly payments = new Map<PurchaseOrderId, number>()
  readonly transfers = new Map<string, string>()
  readonly sent = new Map<string, unknown>()
  readonly paidAtSupplier = new Map<string, string>()
  /** What the supplier sent back, by the transaction it was paid with. */
  readonly returned = new Map<string, string>()
  /** Orders whose goods have left, and orders that the supplier agreed to cancel. */
  readonly shippedAtSupplier = new Set<string>()
  readonly cancelledAtSupplier = new Set<string>()
  readonly returnedPayments = new Set<PurchaseOrderId>()
  readonly dueAtMs = new Map<string, number>()
  /** What has fallen to its reorder point. */
  needs: readonly NeedRow[] = []
  rule: PurchaseRule | null = null
  /** Who sells the SKU; nobody but the shop's own supplier when it is empty. */
  offers: readonly SupplyTerms[] = []
  /** How long goods keep when they come; null: they do not expire. */
  lifeDays: number | null = null
  #stock: Stock = { skuId: SKU, lots: [], openReservations: 0 }
  readonly #movements = new Map<string, StockMovement>()
  readonly #expected = new Map<string, Expectation>()

  get onHandUnits(): number {
    return this.#stock.lots.reduce((sum, lot) => sum + lot.onHandUnits, 0)
  }

  get incomingUnits(): number {
    return [...this.#expected.values()].reduce((sum, goods) => sum + goods.units, 0)
  }

  deps(point: CrashPoint | null = null) {
    const crashing = new Crashing(point)
    const quiet = { info() {}, warn() {}, error() {} }
    const { vendor } = this
    const [place] = vendor.locations
    const supplier = {
      vendorId: vendor.id,
      supplierId: vendor.supplier.id,
      name: vendor.supplier.name,
      bankAccountNumber: vendor.supplier.bankAccountNumber,
      leadDays: 3,
      minOrderMinor: this.minOrderMinor,
      paymentDays: 14,
      isActive: true,
    }
    return {
      crashing,
      place: place?.id ?? idOf('location', 'loc_none'),
      nowMs: () => this.nowMs,
      newId: ((kind: string) => idOf('audit', `aud_${kind.toLowerCase()}`)) as unknown as JobDeps['newId'],
      log: quiet,
      wakeOutbox: () => undefined,
      vendors: { records: async () => [vendor] } as unknown as JobDeps['vendors'],
      supplierBook: {
        suppliers: async () => [
          supplier,
          ...this.offers.map(({ supplierId }) => ({ ...supplier, supplierId, name: supplierId.slice(4) })),
        ],
        offersOf: async () => [],
        termsOf: async () => (this.offers.length > 0 ? this.offers : [this.#ownTerms()]),
      } as unknown as JobDeps['supplierBook'],
      stockLists: crashing.wrap({
        skuFacts: async () => [
          { skuId: SKU, title: 'Flour', skuTitle: '', code: 'F1', gtin: null, unitCostMinor: this.unitCostMinor },
        ],
        note: async () => undefined,
      }) as unknown as JobDeps['stockLists'],
      purchases: crashing.wrap(this.#purchases()) as unknown as PurchasePort,
      stock: crashing.wrap(this.#keeper()) as unknown as JobDeps['stock'],
      stockRoom: crashing.wrap({
        lots: async () => this.#stock.lots,
        expectGoods: async (_sku: SkuId, goods: Expectation) => {
          const result = expectGoods(this.#stock, this.#expected.get(goods.movementId) ?? null, goods)
          if (result.ok && result.value.expectation) this.#expected.set(goods.movementId, goods)
          return result.ok ? ok(null) : result
        },
      }) as unknown as JobDeps['stockRoom'],
      suppliers: crashing.wrap(this.#supplier()) as unknown as JobDeps['suppliers'],
      returns: crashing.wrap({
        returnOf: async (transactionNumber: string) => {
          const back = this.returned.get(transactionNumber)
          const [amountMinor = 0] = this.payments.values()
          return back === undefined ? null : { transactionNumber: back, amountMinor, currency: 'GBP' }
        },
      }) as unknown as TransferReturnPort,
      transfers: crashing.wrap({
        transfer: async ({ reference }: { readonly reference: string }) => {
          const transactionNumber = this.transfers.get(reference) ?? `TX-${this.transfers.size + 1}`
          this.transfers.set(reference, transactionNumber)
          return ok({ transactionNumber })
        },
      }) as unknown as JobDeps['transfers'],
    }
  }

  #keeper() {
    return {
      receive: async (_sku: SkuId, receipt: Parameters<JobDeps['stock']['receive']>[1]) => {
        const existing = this.#movements.get(receipt.movementId) ?? null
        const result = receive(this.#stock, existing, { ...receipt, knownTimeZone: null, nowMs: this.nowMs })
        if (!result.ok) return result
        this.#stock = result.value.stock
        for (const movement of result.value.movements) this.#movements.set(movement.movementId, movement)
        return ok(null)
      },
    }
  }

  #supplier() {
    return {
      sendStock: async (request: { readonly orderId: string }) => {
        const known = this.sent.get(request.orderId)
        if (known && JSON.stringify(known) !== JSON.stringify(request))
          return err({ code: 'supplier_refused', supplierCode: 'order_id_reused' })
        if (!known && this.cancelledAtSupplier.has(request.orderId))
          return err({ code: 'supplier_refused', supplierCode: 'order_cancelled' })
        this.sent.set(request.orderId, request)
        return ok({ status: 'received' })
      },
      cancelStock: async (orderId: string) => {
        if (this.shippedAtSupplier.has(orderId)) return err({ code: 'supplier_refused', supplierCode: 'order_shipped' })
        this.cancelledAtSupplier.add(orderId)
        this.#sendBack(orderId)
        return ok({ status: 'declined' })
      },
      payStock: async (orderId: string, transactionNumber: string) => {
        this.paidAtSupplier.set(orderId, transactionNumber)
        this.#sendBack(orderId)
        return ok({ status: 'confirmed' })
      },
    }
  }

  #sendBack(orderId: string): void {
    const paid = this.paidAtSupplier.get(orderId)
    if (paid !== undefined && this.cancelledAtSupplier.has(orderId)) this.returned.set(paid, `BACK-${paid}`)
  }

  #purchases() {
    return {
      insert: async (order: PurchaseOrder, parts: Parameters<PurchasePort['insert']>[1]) => {
        if (this.orders.has(order.id)) return false
        if (parts.rule && !this.#takeTurn(order, parts.rule.turn)) return null
        this.orders.set(order.id, order)
        for (const { message, dueAtMs } of parts.outbox) this.dueAtMs.set(message.id, dueAtMs)
        return true
      },
      find: async (id: PurchaseOrderId) => this.orders.get(id) ?? null,
      change: async (id: PurchaseOrderId, change: PurchaseChange) => this.#change(id, change),
      told: async (id: PurchaseOrderId, revision: number) => {
        const order = this.orders.get(id)
        if (order) this.orders.set(id, { ...order, toldRevision: Math.max(order.toldRevision, revision) })
      },
      receipt: async (id: GoodsReceiptId) => this.receipts.get(id) ?? null,
      receiptsOf: async (id: PurchaseOrderId) =>
        [...this.receipts.values()].filter((one) => one.purchaseOrderId === id),
      booked: async (id: GoodsReceiptId) => {
        const receipt = this.receipts.get(id)
        if (receipt) this.receipts.set(id, { ...receipt, status: 'booked' })
      },
      interrupted: async () => ({
        orders: [...this.orders.values()].filter((one) => one.toldRevision < one.revision).map((one) => one.id),
        receipts: [...this.receipts.values()].filter((one) => one.status === 'booking').map((one) => one.id),
      }),
      lifeDays: async () => new Map(),
      shelfLifeDays: async () => new Map(this.lifeDays === null ? [] : [[SKU, this.lifeDays]]),
      needs: async () => this.#openNeeds(),
      forecastMadeAtMs: async () => this.nowMs,
      activeRules: async () => (this.rule?.isActive ? [this.rule] : []),
      spentByRule: async () => this.#spent(),
      takePayment: async ({ order, amountMinor }: Parameters<PurchasePort['takePayment']>[0]) => {
        if (this.payments.has(order.id)) return true
        if (amountMinor > this.balanceMinor) return false
        this.payments.set(order.id, amountMinor)
        this.balanceMinor -= amountMinor
        return true
      },
      paymentOf: async (id: PurchaseOrderId) => {
        const amountMinor = this.payments.get(id)
        return amountMinor === undefined ? null : { amountMinor, isReturned: this.returnedPayments.has(id) }
      },
      returnPayment: async ({ id }: PurchaseOrder, _atMs: number, refundTransactionNumber?: string) => {
        if (!this.returnedPayments.has(id)) this.balanceMinor += this.payments.get(id) ?? 0
        this.returnedPayments.add(id)
        const order = this.orders.get(id)
        if (order && refundTransactionNumber) this.orders.set(id, { ...order, refundTransactionNumber })
      },
    }
  }

  #ownTerms(): SupplyTerms {
    const who = { skuId: SKU, supplierId: this.vendor.supplier.id, currency: 'GBP', isPreferred: false }
    return { ...who, leadDays: [3], minimumUnits: 1, packUnits: 1, priceMinor: this.unitCostMinor, missedShare: 0 }
  }

  #takeTurn(order: PurchaseOrder, turn: number): boolean {
    const { rule } = this
    if (!rule?.isActive || rule.turn !== turn || this.#spent() + order.totalMinor > rule.dailyLimitMinor) return false
    this.rule = { ...rule, turn: turn + 1 }
    return true
  }

  #spent(): number {
    return [...this.orders.values()].reduce((sum, one) => sum + (one.ruleId === null ? 0 : one.totalMinor), 0)
  }

  /** What was ordered is incoming, and no need any more. */
  #openNeeds(): NeedRow[] {
    const ordered = [...this.orders.values()].flatMap((one) => one.lines).reduce((sum, line) => sum + line.units, 0)
    return this.needs.map((need) => ({ ...need, incomingUnits: need.incomingUnits + ordered }))
  }

  #change(id: PurchaseOrderId, change: PurchaseChange): boolean {
    const order = this.orders.get(id)
    if (!order || !change.from.includes(order.status)) return false
    if (change.revision !== undefined && change.revision !== order.revision) return false
    if (change.receipt && this.receipts.has(change.receipt.id)) return false
    if (change.receipt) this.receipts.set(change.receipt.id, change.receipt)
    const lines = order.lines.map((line) => {
      const {
        addReceivedUnits = 0,
        position: _same,
        ...set
      } = change.lines?.find(({ position }) => position === line.position) ?? {}
      return { ...line, ...set, receivedUnits: line.receivedUnits + addReceivedUnits }
    })
    for (const { message, dueAtMs } of change.outbox ?? [])
      if (!this.dueAtMs.has(message.id)) this.dueAtMs.set(message.id, dueAtMs)
    const revision = change.to === null ? order.revision : order.revision + 1
    this.orders.set(id, { ...order, ...change.set, lines, status: change.to ?? order.status, revision })
    return true
  }
}
