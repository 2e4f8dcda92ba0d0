import { ID_PREFIXES, type IdKind, idOf, type VendorId } from '@onhand/domain/ids'
import type { OrderNote } from '@onhand/domain/ordering/vendor-order-views'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '@onhand/service/deps'
import type { SupplierOrderRequest } from '@onhand/service/fulfilment/ports'
import type { MailPort } from '@onhand/service/identity/ports'
import type {
  DocumentPort,
  LowStockDocumentPort,
  OrderNewsDocumentPort,
  PayoutDocumentPort,
  ShopReviewDocumentPort,
} from '@onhand/service/mail/ports'
import type { PurchaseSupplier, SupplierOffer } from '@onhand/service/purchasing/ports'
import type { AlertRow } from '@onhand/service/stock/ports'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { type CrashPoint, Crashing } from '../ordering/crashing.ts'
import { FakeStock } from '../ordering/fake-stock.ts'
import { FakeJobOrders } from './fake-job-orders.ts'
import { FakeMoney } from '../money/fake-money.ts'
import { FakeOutbox } from './fake-outbox.ts'
import { fakeWebhooks } from './fake-webhooks.ts'
import { aPlacedGroup, aVendorRecord, PLACED_AT_MS } from './placed-group.ts'

type Mail = Parameters<MailPort['send']>[0]

const SILENT = { info() {}, warn() {}, error() {} }
const WORDS = { subject: 'subject', text: 'text', html: 'html' }
/** Papers and mails that say next to nothing. */
const PLAIN_DOCUMENTS: DocumentPort &
  LowStockDocumentPort &
  OrderNewsDocumentPort &
  ShopReviewDocumentPort &
  PayoutDocumentPort = {
  payoutMail: ({ transactionNumber }) => ({ ...WORDS, text: transactionNumber ?? 'failed' }),
  shopReviewedMail: ({ shopName, reason, url }) => ({ subject: shopName, text: `${reason} ${url}`, html: '' }),
  invoices: async (invoices) => new TextEncoder().encode(invoices.map(({ number }) => number).join()),
  confirmationMail: () => WORDS,
  shippedMail: () => WORDS,
  refundedMail: () => WORDS,
  authMail: () => WORDS,
  orderNewsMail: ({ news }) => ({ ...WORDS, text: news.kind }),
  lowStockMail: ({ items }) => ({ ...WORDS, text: items.map(({ title }) => title).join() }),
}

/** One placed checkout and everyone around it in memory: bank, supplier, carrier, mail. Each remembers what really happened, once per key. */
export class JobsWorld {
  nowMs = PLACED_AT_MS + 60_000
  readonly outbox = new FakeOutbox()
  readonly money = new FakeMoney()
  readonly orders: FakeJobOrders
  readonly stock = new FakeStock(() => this.nowMs)
  /** Transaction numbers of supplier payments by reference. */
  readonly transfers = new Map<string, string>()
  /** Which account was to be paid for which supplier order. */
  readonly paidTo = new Set<string>()
  readonly supplierOrders = new Map<string, SupplierOrderRequest>()
  readonly shipments = new Map<string, string>()
  readonly mails = new Map<string, Mail>()
  readonly webhookIds = new Set<string>()
  /** What the bank says came back, by the transaction that had paid it. */
  readonly returns = new Map<string, { transactionNumber: string; amountMinor: number; currency: string }>()
  /** What its supplier was asked to cancel and agreed to: it takes and sends nothing of it any more. */
  readonly cancelledAtSupplier = new Set<string>()
  /** What has left its supplier. */
  readonly shippedAtSupplier = new Set<string>()
  /** Suppliers that do not answer. */
  readonly silentSuppliers = new Set<string>()
  /** False: the money is on its way back for a while. */
  isRepaidAtOnce = true
  readonly webhookClaims = new Map<string, number>()
  readonly wakes: string[] = []
  /** What the shop was told is low. */
  lowStock: readonly AlertRow[] = []
  /** What was written about the order. */
  notes: readonly OrderNote[] = []
  /** The shop's suppliers beside the one it registered with, and what they want for its goods. */
  suppliers: readonly PurchaseSupplier[] = []
  offers: readonly SupplierOffer[] = []
  supplierRefusal: string | null = null
  transferRefusal: string | null = null
  /** What was transferred, by reference. */
  readonly #made = new Map<string, { readonly amountMinor: number; readonly currency: string }>()
  readonly #vendors: ReadonlyMap<VendorId, VendorRecord>
  readonly group: PlacedOrderGroup

  constructor(group: PlacedOrderGroup = aPlacedGroup(), vendors: readonly VendorRecord[] = [aVendorRecord()]) {
    this.group = group
    this.#vendors = new Map(vendors.map((vendor) => [vendor.id, vendor]))
    this.orders = new FakeJobOrders(group, this.outbox)
    for (const line of group.orders.flatMap((order) => order.lines)) this.stock.put(line.skuId, 100)
  }

  /** Claims every line as a placed order has it. */
  async allocate(): Promise<void> {
    for (const { skuId, reservationId, units } of this.group.orders.flatMap((order) => order.lines)) {
      await this.stock.reserve(skuId, { reservationId, units, expiresAtMs: this.nowMs + 1, locationIds: [] })
      await this.stock.allocate(skuId, reservationId)
    }
  }

  /** The ports of jobs and webhooks; with a crash point, the process dies there. */
  deps(point: CrashPoint | null = null) {
    const crashing = new Crashing(point)
    const vendors = this.#vendors
    return {
      crashing,
      nowMs: () => this.nowMs,
      jitter: () => 0,
      log: SILENT,
      wakeOutbox: () => {
        this.wakes.push('outbox')
      },
      mailSettings: { from: 'Onhand <orders@onhand.example>', shopUrl: 'https://shop.test' },
      documents: PLAIN_DOCUMENTS,
      outbox: crashing.wrap(this.outbox),
      orders: crashing.wrap(this.orders) as unknown as JobDeps['orders'],
      stock: crashing.wrap(this.stock),
      credits: { rule: async () => null } as unknown as JobDeps['credits'],
      vendors: crashing.wrap({
        records: async (ids: readonly VendorId[]) => ids.flatMap((id) => vendors.get(id) ?? []),
      }) as unknown as JobDeps['vendors'],
      orderLinks: { tokenFor: async (id: string) => `token-${id}`, verify: async () => null },
      webhooks: crashing.wrap(fakeWebhooks(this.webhookIds, this.webhookClaims)),
      transfers: crashing.wrap({
        transfer: async (request: Parameters<JobDeps['transfers']['transfer']>[0]) => {
          this.paidTo.add(`${request.reference} ${request.toAccount}`)
          return this.#transfer(request)
        },
      }),
      returns: crashing.wrap({
        returnOf: async (number: string) => this.returns.get(number) ?? null,
        transferOf: async (reference: string) => {
          const made = this.#made.get(reference)
          return made ? { ...made, transactionNumber: this.transfers.get(reference) ?? '' } : null
        },
      }),
      money: crashing.wrap(this.money.port) as unknown as JobDeps['money'],
      payoutBank: crashing.wrap(this.money.bank),
      suppliers: crashing.wrap({
        send: async (request: SupplierOrderRequest) => this.#supply(request),
        cancel: async (request: Parameters<JobDeps['suppliers']['cancel']>[0]) => this.#cancel(request),
        sendStock: async () => ok({ status: 'received' }),
        payStock: async () => ok({ status: 'confirmed' }),
        cancelStock: async () => ok({ status: 'declined' }),
      }),
      carriers: crashing.wrap({
        createShipment: async ({ shipmentId }: { readonly shipmentId: string }) => this.#ship(shipmentId),
      }),
      orderDesk: {
        notes: async () => this.notes,
        rows: async () => [],
        overdue: async () => [...this.orders.status.keys()],
        completeOldRows: async () => 0,
      } as unknown as JobDeps['orderDesk'],
      newId: <Kind extends IdKind>(kind: Kind) => idOf(kind, `${ID_PREFIXES[kind]}_made`),
      mail: crashing.wrap({
        send: async (mail: Mail) => {
          if (!this.mails.has(mail.key)) this.mails.set(mail.key, mail)
        },
      }),
      // Orders for shelves have a world of their own.
      purchases: { find: async () => null } as unknown as JobDeps['purchases'],
      supplierBook: crashing.wrap({
        suppliers: async () => this.suppliers,
        offersOf: async () => this.offers,
      }) as unknown as JobDeps['supplierBook'],
      stockRoom: { expectGoods: async () => ok(null) } as unknown as JobDeps['stockRoom'],
      stockAlerts: { told: async () => this.lowStock } as unknown as JobDeps['stockAlerts'],
      carts: {
        resume: async (cartId: string) => {
          this.wakes.push(cartId)
        },
      },
    }
  }

  #transfer(
    request: Parameters<JobDeps['transfers']['transfer']>[0],
  ): Result<{ transactionNumber: string }, { code: 'payment_refused'; providerCode: string }> {
    if (this.transferRefusal !== null) return err({ code: 'payment_refused', providerCode: this.transferRefusal })
    const transactionNumber = this.transfers.get(request.reference) ?? `TX-S-${this.transfers.size + 1}`
    this.transfers.set(request.reference, transactionNumber)
    this.#made.set(request.reference, { amountMinor: request.amountMinor, currency: request.currency })
    return ok({ transactionNumber })
  }

  #supply(
    request: SupplierOrderRequest,
  ): Result<{ status: string }, { code: 'supplier_refused'; supplierCode: string }> {
    if (this.silentSuppliers.has(request.supplierId)) throw new Error('supplier answered 503')
    if (this.supplierRefusal !== null) return err({ code: 'supplier_refused', supplierCode: this.supplierRefusal })
    if (this.cancelledAtSupplier.has(request.orderId))
      return err({ code: 'supplier_refused', supplierCode: 'order_cancelled' })
    const known = this.supplierOrders.get(request.orderId)
    if (known && JSON.stringify(known) !== JSON.stringify(request)) {
      return err({ code: 'supplier_refused', supplierCode: 'order_id_reused' })
    }
    this.supplierOrders.set(request.orderId, request)
    return ok({ status: 'received' })
  }

  #cancel({
    orderId,
    supplierId,
    transactionNumber,
  }: Parameters<JobDeps['suppliers']['cancel']>[0]): Result<
    { status: string },
    { code: 'supplier_refused'; supplierCode: string }
  > {
    if (this.silentSuppliers.has(supplierId)) throw new Error('supplier answered 503')
    if (this.supplierRefusal !== null) return err({ code: 'supplier_refused', supplierCode: this.supplierRefusal })
    if (this.shippedAtSupplier.has(orderId)) return err({ code: 'supplier_refused', supplierCode: 'order_shipped' })
    this.cancelledAtSupplier.add(orderId)
    const made = this.#made.get(orderId)
    if (this.isRepaidAtOnce && made && !this.returns.has(transactionNumber))
      this.returns.set(transactionNumber, { ...made, transactionNumber: `BACK-${transactionNumber}` })
    return ok({ status: 'declined' })
  }

  #ship(shipmentId: string): { carrier: string; trackingNumber: string; trackingUrl: string } {
    const trackingNumber = this.shipments.get(shipmentId) ?? `TRK-${this.shipments.size + 1}`
    this.shipments.set(shipmentId, trackingNumber)
    return { carrier: 'Carrier', trackingNumber, trackingUrl: `https://carrier.test/track/${trackingNumber}` }
  }
}
