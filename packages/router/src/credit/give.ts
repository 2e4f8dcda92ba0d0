import { GiveCreditInput } from '@onhand/contract'
import { giveCredit } from '@onhand/service/marketing/give-credit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Gives credit to a person, with a reason. */
export const give = publicProcedure
  .input(GiveCreditInput)
  .mutation(async ({ ctx, input }) => unwrap(await giveCredit(ctx.deps, ctx.actor, input)))
