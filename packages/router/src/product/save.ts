import { ProductSaveInput } from '@onhand/contract'
import { saveProduct } from '@onhand/service/catalog/admin/save-product'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Creates a product or replaces it whole, when nobody else did since it was read. */
export const save = publicProcedure
  .input(ProductSaveInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveProduct(ctx.deps, ctx.actor, input)))
