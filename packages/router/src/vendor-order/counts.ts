import { VendorOrderCountsInput } from '@onhand/contract'
import { vendorOrderCounts } from '@onhand/service/ordering/desk/list-vendor-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How many orders wait in each state. */
export const counts = publicProcedure
  .input(VendorOrderCountsInput)
  .query(async ({ ctx, input }) => unwrap(await vendorOrderCounts(ctx.deps, ctx.actor, input)))
