import { catalogAdminTables } from './catalog-admin.ts'
import { catalogTables } from './catalog.ts'
import { dataExchangeTables } from './data-exchange.ts'
import type { Dialect } from './dialect.ts'
import { loyaltyTables } from './loyalty.ts'
import { forecastingTables } from './forecasting.ts'
import { insightTables } from './insight.ts'
import { messageTables } from './messages.ts'
import { moneyTables } from './money.ts'
import { payoutTables } from './payouts.ts'
import { pictureTables } from './pictures.ts'
import { consoleTables } from './console.ts'
import { orderDeskTables } from './order-desk.ts'
import { orderTables } from './orders.ts'
import { peopleTables } from './people.ts'
import { promotionTables } from './promotions.ts'
import { purchasingTables } from './purchasing.ts'
import { searchTables } from './search.ts'
import { stockTables } from './stock.ts'
import { stockWorkTables } from './stock-work.ts'
import { teamTables } from './team.ts'
import { vendorTables } from './vendors.ts'

/** Every table, declared once, built for one dialect. */
export function allTables(d: Dialect) {
  const vendors = vendorTables(d)
  const catalog = catalogTables(d, vendors)
  const orders = orderTables(d)
  return {
    ...vendors,
    ...catalog,
    ...catalogAdminTables(d, { ...vendors, ...catalog }),
    ...dataExchangeTables(d, vendors),
    ...pictureTables(d, catalog),
    ...promotionTables(d, { ...vendors, ...catalog }),
    ...searchTables(d),
    ...stockTables(d),
    ...stockWorkTables(d),
    ...orders,
    ...moneyTables(d, orders),
    ...payoutTables(d, vendors),
    ...purchasingTables(d, vendors),
    ...consoleTables(d, vendors),
    ...orderDeskTables(d, orders),
    ...loyaltyTables(d, vendors),
    ...forecastingTables(d),
    ...insightTables(d),
    ...messageTables(d),
    ...peopleTables(d),
    ...teamTables(d, vendors),
  }
}
