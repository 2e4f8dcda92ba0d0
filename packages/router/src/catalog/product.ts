import { ProductInput } from '@onhand/contract'
import { viewProduct } from '@onhand/service/catalog/browse'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The product page without its live parts. */
export const product = publicProcedure
  .input(ProductInput)
  .query(async ({ ctx, input }) => unwrap(await viewProduct(ctx.deps, input)))
