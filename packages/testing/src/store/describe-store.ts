import { describeBulkEdits, describeProductSaves } from './bulk-edit-contract.ts'
import { describeCatalogStores } from './catalog-contract.ts'
import { describeCustomers } from './customer-contract.ts'
import { describeOrderDesk } from './desk-contract.ts'
import { describeForecasting } from './forecast-contract.ts'
import { describeForecastGroups } from './forecast-group-contract.ts'
import { describeImports } from './import-contract.ts'
import { describeLoyalty } from './loyalty-contract.ts'
import { describeInsight } from './insight-contract.ts'
import { describeMessageStores } from './message-contract.ts'
import { describeConsoleStore } from './console-contract.ts'
import { describeMoneyStore } from './money-contract.ts'
import { describeNaughtyTexts, NAUGHTY_TEXTS } from './naughty-contract.ts'
import { describeOrderStore } from './order-contract.ts'
import { describeProductStore } from './product-contract.ts'
import { describePictures } from './picture-contract.ts'
import { describePickLists } from './pick-contract.ts'
import { describePromotions } from './promotion-contract.ts'
import { describePurchasing } from './purchase-contract.ts'
import { describeReports } from './report-contract.ts'
import { describeSearchStore } from './search-contract.ts'
import { describeSkuTitles } from './sku-title-contract.ts'
import { describeTypos } from './typo-contract.ts'
import { describeSubstitutes } from './substitute-contract.ts'
import { describeTeamStore } from './team-contract.ts'
import { describeShops } from './shop-contract.ts'
import { describeStockWork } from './stock-work-contract.ts'
import type { OpenStore } from './store-world.ts'
import { describe } from 'vitest'

/** The contract of everything behind `StorePorts`, for either engine. `texts` must come back as they were written. */
export function describeStore(open: OpenStore, texts: readonly string[] = NAUGHTY_TEXTS): void {
  describeOrderStore(open)
  describeOrderDesk(open)
  describePickLists(open)
  describeSubstitutes(open)
  describeCustomers(open)
  describeMessageStores(open)
  describeMoneyStore(open)
  describeLoyalty(open)
  describeConsoleStore(open)
  describeCatalogStores(open)
  describeSearchStore(open)
  describeTypos(open)
  describeStockWork(open)
  describeForecasting(open)
  describeForecastGroups(open)
  describeShops(open)
  describeTeamStore(open)
  describe('products of a shop', () => {
    describeProductStore(open)
    describeProductSaves(open)
    describeBulkEdits(open)
    describeSkuTitles(open)
  })
  describeImports(open)
  describePictures(open)
  describeReports(open)
  describePurchasing(open)
  describePromotions(open)
  describeInsight(open)
  describeNaughtyTexts(open, texts)
}
