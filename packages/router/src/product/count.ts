import { ProductCountInput } from '@onhand/contract'
import { countProducts } from '@onhand/service/catalog/admin/list-products'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How many products a filter finds, up to a bound. */
export const count = publicProcedure
  .input(ProductCountInput)
  .query(async ({ ctx, input }) => unwrap(await countProducts(ctx.deps, ctx.actor, input)))
