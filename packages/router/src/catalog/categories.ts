import { CategoriesInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'

/** The category tree. */
export const categories = publicProcedure
  .input(CategoriesInput)
  .query(({ ctx, input }) => ctx.deps.catalog.categories(input.locale))
