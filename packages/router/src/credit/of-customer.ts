import { CustomerCreditInput } from '@onhand/contract'
import { creditOfCustomer } from '@onhand/service/marketing/give-credit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What a customer of a shop has of its credit. */
export const ofCustomer = publicProcedure
  .input(CustomerCreditInput)
  .query(async ({ ctx, input }) => unwrap(await creditOfCustomer(ctx.deps, ctx.actor, input)))
