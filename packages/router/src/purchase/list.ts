import { PurchasesInput } from '@onhand/contract'
import { listPurchases } from '@onhand/service/purchasing/purchases'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Orders to suppliers, newest first. */
export const list = publicProcedure
  .input(PurchasesInput)
  .query(async ({ ctx, input }) => unwrap(await listPurchases(ctx.deps, ctx.actor, input)))
