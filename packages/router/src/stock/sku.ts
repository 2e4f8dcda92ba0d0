import { SkuStockInput } from '@onhand/contract'
import { skuStock } from '@onhand/service/stock/sku-stock'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One SKU, exact, with its lots. */
export const sku = publicProcedure
  .input(SkuStockInput)
  .query(async ({ ctx, input }) => unwrap(await skuStock(ctx.deps, ctx.actor, input)))
