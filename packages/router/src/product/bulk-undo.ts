import { BulkEditInput } from '@onhand/contract'
import { undoBulkEdit } from '@onhand/service/catalog/admin/bulk-edit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Turns a bulk edit back; steps then restore what it changed. */
export const bulkUndo = publicProcedure
  .input(BulkEditInput)
  .mutation(async ({ ctx, input }) => unwrap(await undoBulkEdit(ctx.deps, ctx.actor, input)))
