import { CustomerLinkInput } from '@onhand/contract'
import { endBuyerLink } from '@onhand/service/customers/buyer-link'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Ends every link made for a buyer. */
export const endLink = publicProcedure
  .input(CustomerLinkInput)
  .mutation(async ({ ctx, input }) => unwrap(await endBuyerLink(ctx.deps, ctx.actor, input)))
