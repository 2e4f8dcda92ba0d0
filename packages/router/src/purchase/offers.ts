import { OffersInput } from '@onhand/contract'
import { listOffers } from '@onhand/service/purchasing/offers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What suppliers sell, on which terms. */
export const offers = publicProcedure
  .input(OffersInput)
  .query(async ({ ctx, input }) => unwrap(await listOffers(ctx.deps, ctx.actor, input)))
