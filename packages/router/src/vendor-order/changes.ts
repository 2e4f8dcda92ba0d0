import { VendorOrderChangesInput } from '@onhand/contract'
import { vendorOrderChanges } from '@onhand/service/ordering/desk/list-vendor-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Orders that changed since a table last asked. */
export const changes = publicProcedure
  .input(VendorOrderChangesInput)
  .query(async ({ ctx, input }) => unwrap(await vendorOrderChanges(ctx.deps, ctx.actor, input)))
