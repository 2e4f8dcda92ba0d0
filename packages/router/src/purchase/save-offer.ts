import { SaveOfferInput } from '@onhand/contract'
import { saveOffer as saveOfferOf } from '@onhand/service/purchasing/offers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What a supplier wants for a SKU. */
export const saveOffer = publicProcedure
  .input(SaveOfferInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveOfferOf(ctx.deps, ctx.actor, input)))
