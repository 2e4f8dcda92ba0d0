import { CustomerLinkInput } from '@onhand/contract'
import { makeBuyerLink } from '@onhand/service/customers/buyer-link'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The link to send to a buyer. */
export const link = publicProcedure
  .input(CustomerLinkInput)
  .mutation(async ({ ctx, input }) => unwrap(await makeBuyerLink(ctx.deps, ctx.actor, input)))
