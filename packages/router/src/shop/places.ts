import { PlacesInput } from '@onhand/contract/shop'
import { findPlaces } from '@onhand/service/shop/find-places'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Towns by the beginning of their name. */
export const places = publicProcedure
  .input(PlacesInput)
  .query(async ({ ctx, input }) => unwrap(await findPlaces(ctx.deps, ctx.actor, input)))
