import { ProductGetInput } from '@onhand/contract'
import { viewOwnProduct } from '@onhand/service/catalog/admin/view-product'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One product whole, for its editor. */
export const get = publicProcedure
  .input(ProductGetInput)
  .query(async ({ ctx, input }) => unwrap(await viewOwnProduct(ctx.deps, ctx.actor, input)))
