import { SearchInput } from '@onhand/contract'
import { searchProducts } from '@onhand/service/catalog/browse'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Products by words. */
export const search = publicProcedure
  .input(SearchInput)
  .query(async ({ ctx, input }) => unwrap(await searchProducts(ctx.deps, input)))
