import { VendorOrderInput } from '@onhand/contract'
import { getVendorOrder } from '@onhand/service/ordering/desk/get-vendor-order'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One order with lines, money, timeline and notes. */
export const get = publicProcedure
  .input(VendorOrderInput)
  .query(async ({ ctx, input }) => unwrap(await getVendorOrder(ctx.deps, ctx.actor, input)))
