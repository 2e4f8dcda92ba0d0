import { CloseLocationInput } from '@onhand/contract/shop'
import { closeLocation as closeLocationOfShop } from '@onhand/service/shop/close-location'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Closes an empty place of a shop. */
export const closeLocation = publicProcedure
  .input(CloseLocationInput)
  .mutation(async ({ ctx, input }) => unwrap(await closeLocationOfShop(ctx.deps, ctx.actor, input)))
