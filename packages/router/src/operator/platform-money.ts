import { platformMoney as platformMoneyService } from '@onhand/service/operator/platform-money'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What the marketplace earned and keeps, and what the bank has of it. */
export const platformMoney = publicProcedure.query(async ({ ctx }) =>
  unwrap(await platformMoneyService(ctx.deps, ctx.actor)),
)
