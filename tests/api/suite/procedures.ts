import type { Path } from '../../../tools/client/shop-client.ts'
import type { Procedure } from './procedure.ts'
import { DATA_PROCEDURES } from './procedures/data.ts'
import { LOYALTY_PROCEDURES } from './procedures/loyalty.ts'
import { INSIGHT_PROCEDURES } from './procedures/insight.ts'
import { MARKET_PROCEDURES } from './procedures/market.ts'
import { TEAM_PROCEDURES } from './procedures/team.ts'
import { CONSOLE_PROCEDURES, MONEY_PROCEDURES } from './procedures/money.ts'
import { SHOP_PROCEDURES } from './procedures/shop.ts'
import { ORDER_PROCEDURES } from './procedures/orders.ts'
import { PRODUCT_PROCEDURES } from './procedures/products.ts'
import { PROMOTION_PROCEDURES } from './procedures/promotions.ts'
import { FORECAST_PROCEDURES } from './procedures/forecast.ts'
import { PURCHASING_PROCEDURES } from './procedures/purchasing.ts'
import { STOCK_PROCEDURES } from './procedures/stock.ts'

/** Every procedure there is. A new one has to get its row in a file of `procedures/`: the suite compares this table with the router. */
export const PROCEDURES = {
  ...MARKET_PROCEDURES,
  ...TEAM_PROCEDURES,
  ...ORDER_PROCEDURES,
  ...PRODUCT_PROCEDURES,
  ...PROMOTION_PROCEDURES,
  ...STOCK_PROCEDURES,
  ...PURCHASING_PROCEDURES,
  ...FORECAST_PROCEDURES,
  ...SHOP_PROCEDURES,
  ...DATA_PROCEDURES,
  ...INSIGHT_PROCEDURES,
  ...MONEY_PROCEDURES,
  ...CONSOLE_PROCEDURES,
  ...LOYALTY_PROCEDURES,
} as const satisfies Record<Path, Procedure>

/** The table as a list. */
export const PROCEDURE_LIST: readonly (Procedure & { readonly path: string })[] = Object.entries(PROCEDURES).map(
  ([path, procedure]) => ({ path, ...procedure }),
)
