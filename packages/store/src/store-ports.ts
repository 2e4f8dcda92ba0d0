import type { StorePorts } from '@onhand/service/deps'
import { productStore } from './catalog/admin/product-store.ts'
import { savedViewStore } from './catalog/admin/saved-view-store.ts'
import { catalogReadStore } from './catalog/catalog-read-store.ts'
import { catalogWriteStore } from './catalog/catalog-write-store.ts'
import { labelStore } from './catalog/label-store.ts'
import { customerStore } from './customers/customer-store.ts'
import { dataImportStore } from './data-import/data-import-store.ts'
import type { SqlEngine } from './engine/engine.ts'
import { demandStore } from './forecasting/demand-store.ts'
import { forecastStore } from './forecasting/forecast-store.ts'
import { forecastRunStore } from './forecasting/run-store.ts'
import { salesPlanStore } from './forecasting/sales-plan-store.ts'
import { insightStore } from './insight/insight-store.ts'
import { unmetDemandStore } from './insight/search-rows.ts'
import { stockProjectionStore } from './inventory/stock-projection-store.ts'
import { ledgerStore } from './ledger/ledger-store.ts'
import { creditStore } from './marketing/credit-store.ts'
import { followStore } from './marketing/follow-store.ts'
import { promotionStore } from './marketing/promotions/promotion-store.ts'
import { moneyStore } from './money/money-store.ts'
import { reconciliationStore } from './money/reconciliation-store.ts'
import { consoleStore } from './console/console-store.ts'
import { cronStore } from './console/cron-store.ts'
import { troubleStore } from './console/trouble-store.ts'
import { outboxStore } from './messages/outbox-store.ts'
import { webhookStore } from './messages/webhook-store.ts'
import { orderDeskStore } from './orders/desk-store.ts'
import { orderStore } from './orders/order-store.ts'
import { auditStore } from './people/audit-store.ts'
import { membershipStore } from './people/membership-store.ts'
import { peopleStore } from './people/people-store.ts'
import { pickListStore } from './picking/pick-list-store.ts'
import { pictureFetchStore } from './pictures/picture-fetch-store.ts'
import { pictureUseStore } from './pictures/picture-use-store.ts'
import { purchaseStore } from './purchasing/purchase-store.ts'
import { supplyAllowanceStore } from './purchasing/supply-allowance-store.ts'
import { supplierBookStore } from './purchasing/supplier-book-store.ts'
import { reportStore } from './reports/report-store.ts'
import { searchStore } from './search/search-store.ts'
import { shopStore } from './shop/shop-store.ts'
import { stockAlertStore } from './stock/alert-store.ts'
import { stockCountStore } from './stock/count-store.ts'
import { stockListStore } from './stock/stock-list-store.ts'
import { stockTransferStore } from './stock/transfer-store.ts'
import { teamStore } from './team/team-store.ts'
import { vendorStore } from './vendors/vendor-store.ts'

/** Everything the database stands behind, over one engine: made per request. */
export function storePorts(engine: SqlEngine, nowMs: () => number): StorePorts {
  return {
    catalog: catalogReadStore(engine),
    catalogWrite: catalogWriteStore(engine),
    products: productStore(engine),
    dataImports: dataImportStore(engine),
    pictureFetches: pictureFetchStore(engine),
    pictureUses: pictureUseStore(engine),
    reports: reportStore(engine),
    insight: insightStore(engine),
    unmetDemand: unmetDemandStore(engine),
    savedViews: savedViewStore(engine),
    search: searchStore(engine),
    vendors: vendorStore(engine),
    orders: orderStore(engine, nowMs),
    orderDesk: orderDeskStore(engine),
    pickLists: pickListStore(engine),
    customers: customerStore(engine),
    follows: followStore(engine),
    credits: creditStore(engine),
    promotions: promotionStore(engine),
    outbox: outboxStore(engine),
    ledger: ledgerStore(engine),
    money: moneyStore(engine),
    reconciliations: reconciliationStore(engine),
    console: consoleStore(engine),
    troubles: troubleStore(engine),
    cron: cronStore(engine),
    people: peopleStore(engine),
    audit: auditStore(engine),
    memberships: membershipStore(engine),
    shops: shopStore(engine),
    team: teamStore(engine),
    labels: labelStore(engine),
    webhooks: webhookStore(engine),
    stockProjection: stockProjectionStore(engine, nowMs),
    demand: demandStore(engine),
    forecastRuns: forecastRunStore(engine),
    forecasts: forecastStore(engine),
    salesPlans: salesPlanStore(engine),
    stockLists: stockListStore(engine),
    stockAlerts: stockAlertStore(engine),
    stockTransfers: stockTransferStore(engine),
    stockCounts: stockCountStore(engine),
    supplierBook: supplierBookStore(engine),
    purchases: purchaseStore(engine),
    supplyAllowances: supplyAllowanceStore(engine),
  }
}
