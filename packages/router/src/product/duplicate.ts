import { ProductDuplicateInput } from '@onhand/contract'
import { duplicateProduct } from '@onhand/service/catalog/admin/duplicate-product'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes a draft like another product. */
export const duplicate = publicProcedure
  .input(ProductDuplicateInput)
  .mutation(async ({ ctx, input }) => unwrap(await duplicateProduct(ctx.deps, ctx.actor, input)))
