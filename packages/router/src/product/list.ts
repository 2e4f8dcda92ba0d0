import { ProductListInput } from '@onhand/contract'
import { listProducts } from '@onhand/service/catalog/admin/list-products'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One page of a shop's products for its table. */
export const list = publicProcedure
  .input(ProductListInput)
  .query(async ({ ctx, input }) => unwrap(await listProducts(ctx.deps, ctx.actor, input)))
