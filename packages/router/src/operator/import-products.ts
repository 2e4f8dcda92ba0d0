import { ImportProductsInput } from '@onhand/contract'
import { importProducts as importProductsService } from '@onhand/service/catalog/import-products'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Creates or updates products and receives their opening stock; answers per product. */
export const importProducts = publicProcedure
  .input(ImportProductsInput)
  .mutation(async ({ ctx, input }) => unwrap(await importProductsService(ctx.deps, ctx.actor, input)))
