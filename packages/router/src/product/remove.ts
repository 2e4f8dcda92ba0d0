import { ProductGetInput } from '@onhand/contract'
import { deleteProduct } from '@onhand/service/catalog/admin/delete-product'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Deletes a product that was never sold. */
export const remove = publicProcedure
  .input(ProductGetInput)
  .mutation(async ({ ctx, input }) => unwrap(await deleteProduct(ctx.deps, ctx.actor, input)))
