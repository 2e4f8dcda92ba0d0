import type { CatalogReadPort, CatalogWritePort, SearchPort } from './catalog/ports.ts'
import type { SupplierPort } from './fulfilment/ports.ts'
import type { AuditPort } from './identity/audit.ts'
import type { MailPort, PeoplePort, WebhookInboxPort } from './identity/ports.ts'
import type { StockPort, StockProjectionPort } from './inventory/ports.ts'
import type { CartPort, OrderLinkPort } from './ordering/cart-port.ts'
import type { OrderPort, OutboxPort } from './ordering/ports.ts'
import type { LedgerReadPort, PaymentPort, TransferPort } from './payments/ports.ts'
import type { Runtime } from './runtime.ts'
import type { VendorPort } from './vendors/ports.ts'

/** What the database stands behind: made once per request from one engine. */
export type StorePorts = {
  readonly catalog: CatalogReadPort
  readonly catalogWrite: CatalogWritePort
  readonly search: SearchPort
  readonly vendors: VendorPort
  readonly orders: OrderPort
  readonly outbox: OutboxPort
  readonly ledger: LedgerReadPort
  readonly people: PeoplePort
  readonly audit: AuditPort
  readonly webhooks: WebhookInboxPort
  readonly stockProjection: StockProjectionPort
}

/** Everything the API's use-cases may need. A use-case names the few it takes: `Pick<ServiceDeps, 'stock' | 'nowMs'>`. */
export type ServiceDeps = Runtime &
  StorePorts & {
    readonly stock: StockPort
    readonly carts: CartPort
    readonly orderLinks: OrderLinkPort
    readonly payments: PaymentPort
    readonly wakeOutbox: () => void
  }

/** What the jobs Worker adds. */
export type JobDeps = Runtime &
  StorePorts & {
    readonly stock: StockPort
    readonly carts: Pick<CartPort, 'resume'>
    readonly orderLinks: OrderLinkPort
    readonly payments: PaymentPort
    readonly transfers: TransferPort
    readonly suppliers: SupplierPort
    readonly mail: MailPort
  }
