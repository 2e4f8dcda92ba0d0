import { BulkStartInput } from '@onhand/contract'
import { startBulkEdit } from '@onhand/service/catalog/admin/bulk-edit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Fixes what a bulk edit changes, and on which products. */
export const bulkStart = publicProcedure
  .input(BulkStartInput)
  .mutation(async ({ ctx, input }) => unwrap(await startBulkEdit(ctx.deps, ctx.actor, input)))
