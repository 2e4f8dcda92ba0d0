import { RemoveOfferInput } from '@onhand/contract'
import { removeOffer as removeOfferOf } from '@onhand/service/purchasing/offers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes an offer away. */
export const removeOffer = publicProcedure
  .input(RemoveOfferInput)
  .mutation(async ({ ctx, input }) => unwrap(await removeOfferOf(ctx.deps, ctx.actor, input)))
