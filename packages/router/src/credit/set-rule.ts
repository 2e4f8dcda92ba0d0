import { CreditRuleInput } from '@onhand/contract'
import { setCreditRule } from '@onhand/service/marketing/give-credit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sets the terms. */
export const setRule = publicProcedure
  .input(CreditRuleInput)
  .mutation(async ({ ctx, input }) => unwrap(await setCreditRule(ctx.deps, ctx.actor, input)))
