import { ImportLinesInput } from '@onhand/contract'
import { listImportLines } from '@onhand/service/data-import/view-import'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The products of an import with what was found of each. */
export const lines = publicProcedure
  .input(ImportLinesInput)
  .query(async ({ ctx, input }) => unwrap(await listImportLines(ctx.deps, ctx.actor, input)))
