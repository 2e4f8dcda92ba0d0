import { StockPlacesInput } from '@onhand/contract'
import { stockPlaces } from '@onhand/service/stock/stock-places'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The places of a shop. */
export const places = publicProcedure
  .input(StockPlacesInput)
  .query(async ({ ctx, input }) => unwrap(await stockPlaces(ctx.deps, ctx.actor, input)))
