import { MoneyShopInput } from '@onhand/contract'
import { shopReconciliations } from '@onhand/service/money/reconciliations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The last comparisons with the bank, as far as they concern the shop. */
export const reconciliation = publicProcedure
  .input(MoneyShopInput)
  .query(async ({ ctx, input }) => unwrap(await shopReconciliations(ctx.deps, ctx.actor, input)))
