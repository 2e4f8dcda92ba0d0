import { ProductEditInput } from '@onhand/contract'
import { editProduct } from '@onhand/service/catalog/admin/edit-product'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Changes some parts of a product in place. */
export const edit = publicProcedure
  .input(ProductEditInput)
  .mutation(async ({ ctx, input }) => unwrap(await editProduct(ctx.deps, ctx.actor, input)))
