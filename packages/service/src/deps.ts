import type { ProductPort, SavedViewPort } from './catalog/admin/ports.ts'
import type { CatalogReadPort, CatalogWritePort, SearchPort } from './catalog/ports.ts'
import type { CustomerLinkPort, CustomerPort } from './customers/ports.ts'
import type { DataImportPort } from './data-import/ports.ts'
import type { SupplierPort } from './fulfilment/ports.ts'
import type { SalesPlanPort } from './forecasting/plan-ports.ts'
import type { DemandPort, ForecastPort, ForecastRunPort } from './forecasting/ports.ts'
import type { AuditPort } from './identity/audit.ts'
import type { MembershipPort } from './identity/membership-port.ts'
import type { MailPort, PeoplePort, WebhookInboxPort } from './identity/ports.ts'
import type { InsightPort, UnmetDemandPort } from './insight/ports.ts'
import type { AnsweredSearch } from './insight/search-tally.ts'
import type { LabelPort } from './inventory/print-labels.ts'
import type { StockPort, StockProjectionPort, StockRoomPort } from './inventory/ports.ts'
import type { PictureFetchPort } from './media/foreign-ports.ts'
import type { PictureUsePort } from './media/stock-ports.ts'
import type { CreditPort, FollowPort } from './marketing/ports.ts'
import type { PromotionPort } from './marketing/promotion-ports.ts'
import type { CartPort, OrderLinkPort } from './ordering/cart-port.ts'
import type { OrderDeskPort, PickListPort } from './ordering/desk-ports.ts'
import type { OrderPort, OutboxPort } from './ordering/ports.ts'
import type { BankStatementPort, MoneyPort, PayoutBankPort, ReconciliationPort } from './money/ports.ts'
import type { CheckoutTroublePort, ConsolePort, CronPort } from './operator/ports.ts'
import type { LedgerReadPort, PaymentPort, TransferPort } from './payments/ports.ts'
import type { InvitationMailPort, KeyMintPort, TeamPort } from './team/ports.ts'
import type { ReportPort } from './reports/ports.ts'
import type { PurchasePort, SupplierBookPort, SupplyAllowancePort } from './purchasing/ports.ts'
import type { Runtime } from './runtime.ts'
import type { HolidayPort, PayeePort, PlacePort, ShopPort } from './shop/ports.ts'
import type { StockCountPort } from './stock/count-ports.ts'
import type { StockAlertPort, StockListPort } from './stock/ports.ts'
import type { StockTransferPort } from './stock/transfer-ports.ts'
import type { VendorPort } from './vendors/ports.ts'

/** What the database stands behind: made once per request from one engine. */
export type StorePorts = {
  readonly catalog: CatalogReadPort
  readonly catalogWrite: CatalogWritePort
  readonly products: ProductPort
  readonly dataImports: DataImportPort
  readonly pictureFetches: PictureFetchPort
  readonly pictureUses: PictureUsePort
  readonly reports: ReportPort
  readonly insight: InsightPort
  readonly unmetDemand: UnmetDemandPort
  readonly savedViews: SavedViewPort
  readonly search: SearchPort
  readonly vendors: VendorPort
  readonly orders: OrderPort
  readonly orderDesk: OrderDeskPort
  readonly pickLists: PickListPort
  readonly customers: CustomerPort
  readonly follows: FollowPort
  readonly credits: CreditPort
  readonly promotions: PromotionPort
  readonly outbox: OutboxPort
  readonly ledger: LedgerReadPort
  readonly money: MoneyPort
  readonly reconciliations: ReconciliationPort
  readonly console: ConsolePort
  readonly troubles: CheckoutTroublePort
  readonly cron: CronPort
  readonly people: PeoplePort
  readonly audit: AuditPort
  readonly memberships: MembershipPort
  readonly shops: ShopPort
  readonly team: TeamPort
  readonly labels: LabelPort
  readonly webhooks: WebhookInboxPort
  readonly stockProjection: StockProjectionPort
  readonly demand: DemandPort
  readonly forecastRuns: ForecastRunPort
  readonly forecasts: ForecastPort
  readonly salesPlans: SalesPlanPort
  readonly stockLists: StockListPort
  readonly stockAlerts: StockAlertPort
  readonly stockTransfers: StockTransferPort
  readonly stockCounts: StockCountPort
  readonly supplierBook: SupplierBookPort
  readonly purchases: PurchasePort
  readonly supplyAllowances: SupplyAllowancePort
}

/** Everything the API's use-cases may need. A use-case names the few it takes: `Pick<ServiceDeps, 'stock' | 'nowMs'>`. */
export type ServiceDeps = Runtime &
  StorePorts & {
    readonly stock: StockPort
    readonly stockRoom: StockRoomPort
    readonly carts: CartPort
    readonly orderLinks: OrderLinkPort
    readonly customerLinks: CustomerLinkPort
    readonly payments: PaymentPort
    readonly bankStatements: BankStatementPort
    readonly invitationMail: InvitationMailPort
    readonly keyMint: KeyMintPort
    readonly payees: PayeePort
    readonly places: PlacePort
    readonly holidays: HolidayPort
    readonly wakeOutbox: () => void
    /** Counts a search that was answered, some time soon. */
    readonly countSearch: (search: AnsweredSearch) => void
  }

/** What the jobs Worker adds. */
export type JobDeps = Runtime &
  StorePorts & {
    readonly stock: StockPort
    readonly stockRoom: StockRoomPort
    readonly carts: Pick<CartPort, 'resume'>
    readonly orderLinks: OrderLinkPort
    readonly payments: PaymentPort
    readonly transfers: TransferPort
    readonly payoutBank: PayoutBankPort
    readonly bankStatements: BankStatementPort
    readonly suppliers: SupplierPort
    readonly mail: MailPort
  }
