import { InsightProductsInput } from '@onhand/contract'
import { viewProducts } from '@onhand/service/insight/view-products'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Products ranked by what they sold. */
export const products = publicProcedure
  .input(InsightProductsInput)
  .query(async ({ ctx, input }) => unwrap(await viewProducts(ctx.deps, ctx.actor, input)))
