import { ShopsInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'

/** All approved shops. */
export const shops = publicProcedure.input(ShopsInput).query(({ ctx, input }) => ctx.deps.vendors.shops(input.locale))
