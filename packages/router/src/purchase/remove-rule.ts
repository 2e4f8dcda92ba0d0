import { RemovePurchaseRuleInput } from '@onhand/contract'
import { removeRule as removeRuleOf } from '@onhand/service/purchasing/rules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes a rule away. */
export const removeRule = publicProcedure
  .input(RemovePurchaseRuleInput)
  .mutation(async ({ ctx, input }) => unwrap(await removeRuleOf(ctx.deps, ctx.actor, input)))
