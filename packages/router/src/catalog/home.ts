import { HomeInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'

/** What the home page shows. */
export const home = publicProcedure
  .input(HomeInput)
  .query(({ ctx, input }) => ctx.deps.catalog.home(input.locale, ctx.deps.nowMs()))
