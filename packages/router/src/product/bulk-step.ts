import { BulkEditInput } from '@onhand/contract'
import { stepBulkEdit } from '@onhand/service/catalog/admin/step-bulk-edit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Does the next products of a bulk edit, or of its undo. */
export const bulkStep = publicProcedure
  .input(BulkEditInput)
  .mutation(async ({ ctx, input }) => unwrap(await stepBulkEdit(ctx.deps, ctx.actor, input)))
