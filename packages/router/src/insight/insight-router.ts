import { router } from '../trpc.ts'
import { baskets } from './baskets.ts'
import { forecasts } from './forecasts.ts'
import { overview } from './overview.ts'
import { products } from './products.ts'
import { sales } from './sales.ts'
import { searches } from './searches.ts'
import { service } from './service.ts'
import { stock } from './stock.ts'
import { stockList } from './stock-list.ts'

/** A shop's history as its people understand it. */
export const insightRouter = router({
  overview,
  sales,
  products,
  baskets,
  stock,
  stockList,
  service,
  searches,
  forecasts,
})
