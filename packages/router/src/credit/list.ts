import { CreditListInput } from '@onhand/contract'
import { listShopCredit } from '@onhand/service/marketing/give-credit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop’s credit in all, and its movements. */
export const list = publicProcedure
  .input(CreditListInput)
  .query(async ({ ctx, input }) => unwrap(await listShopCredit(ctx.deps, ctx.actor, input)))
