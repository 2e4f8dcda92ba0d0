import { catalogRouter } from './catalog/catalog-router.ts'
import { creditRouter } from './credit/credit-router.ts'
import { followRouter } from './follow/follow-router.ts'
import { dataImportRouter } from './data-import/data-import-router.ts'
import { forecastRouter } from './forecast/forecast-router.ts'
import { fulfilmentRouter } from './fulfilment/fulfilment-router.ts'
import { identityRouter } from './identity/identity-router.ts'
import { insightRouter } from './insight/insight-router.ts'
import { inventoryRouter } from './inventory/inventory-router.ts'
import { moneyRouter } from './money/money-router.ts'
import { operatorRouter } from './operator/operator-router.ts'
import { cartRouter } from './ordering/cart-router.ts'
import { checkoutRouter } from './ordering/checkout-router.ts'
import { orderRouter } from './ordering/order-router.ts'
import { productRouter } from './product/product-router.ts'
import { promotionRouter } from './promotion/promotion-router.ts'
import { purchaseRouter } from './purchase/purchase-router.ts'
import { reportRouter } from './report/report-router.ts'
import { savedViewRouter } from './saved-view/saved-view-router.ts'
import { shopRouter } from './shop/shop-router.ts'
import { stockRouter } from './stock/stock-router.ts'
import { customerRouter } from './customer/customer-router.ts'
import { pickRouter } from './pick/pick-router.ts'
import { vendorOrderRouter } from './vendor-order/vendor-order-router.ts'
import { router } from './trpc.ts'
import { teamRouter } from './team/team-router.ts'
import { vendorsRouter } from './vendors/vendors-router.ts'

/** Every procedure there is. */
export const appRouter = router({
  catalog: catalogRouter,
  vendors: vendorsRouter,
  inventory: inventoryRouter,
  shop: shopRouter,
  stock: stockRouter,
  purchase: purchaseRouter,
  forecast: forecastRouter,
  fulfilment: fulfilmentRouter,
  cart: cartRouter,
  checkout: checkoutRouter,
  order: orderRouter,
  vendorOrder: vendorOrderRouter,
  pick: pickRouter,
  customer: customerRouter,
  follow: followRouter,
  credit: creditRouter,
  product: productRouter,
  promotion: promotionRouter,
  savedView: savedViewRouter,
  dataImport: dataImportRouter,
  report: reportRouter,
  insight: insightRouter,
  identity: identityRouter,
  money: moneyRouter,
  operator: operatorRouter,
  team: teamRouter,
})

/** What clients import, as a type only. */
export type AppRouter = typeof appRouter
