import { SavePurchaseRuleInput } from '@onhand/contract'
import { saveRule as saveRuleOf } from '@onhand/service/purchasing/rules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes a rule or changes it. */
export const saveRule = publicProcedure
  .input(SavePurchaseRuleInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveRuleOf(ctx.deps, ctx.actor, input)))
