import { HomeInput } from '@onhand/contract'
import { browseHome } from '@onhand/service/catalog/browse'
import { publicProcedure } from '../trpc.ts'

/** What the home page shows. */
export const home = publicProcedure.input(HomeInput).query(({ ctx, input }) => browseHome(ctx.deps, input))
