import { VendorRecordInput } from '@onhand/contract'
import { upsertVendor as upsertVendorService } from '@onhand/service/vendors/upsert-vendor'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Creates or replaces a vendor. */
export const upsertVendor = publicProcedure
  .input(VendorRecordInput)
  .mutation(async ({ ctx, input }) => unwrap(await upsertVendorService(ctx.deps, ctx.actor, input)))
