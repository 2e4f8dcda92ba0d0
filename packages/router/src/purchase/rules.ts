import { PurchaseRulesInput } from '@onhand/contract'
import { listRules } from '@onhand/service/purchasing/rules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Rules that order by themselves. */
export const rules = publicProcedure
  .input(PurchaseRulesInput)
  .query(async ({ ctx, input }) => unwrap(await listRules(ctx.deps, ctx.actor, input)))
