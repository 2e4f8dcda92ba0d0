import { VendorOrderListInput } from '@onhand/contract'
import { listVendorOrders } from '@onhand/service/ordering/desk/list-vendor-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A page of a shop’s orders, filtered and sorted. */
export const list = publicProcedure
  .input(VendorOrderListInput)
  .query(async ({ ctx, input }) => unwrap(await listVendorOrders(ctx.deps, ctx.actor, input)))
