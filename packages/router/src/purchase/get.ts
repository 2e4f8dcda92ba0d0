import { PurchaseInput } from '@onhand/contract'
import { showPurchase } from '@onhand/service/purchasing/purchases'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One order with what came of it. */
export const get = publicProcedure
  .input(PurchaseInput)
  .query(async ({ ctx, input }) => unwrap(await showPurchase(ctx.deps, ctx.actor, input)))
