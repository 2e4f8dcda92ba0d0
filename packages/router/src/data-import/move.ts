import { MoveImportInput } from '@onhand/contract'
import { moveImport } from '@onhand/service/data-import/move-import'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** On to the dry run or the run, back, or away. */
export const move = publicProcedure
  .input(MoveImportInput)
  .mutation(async ({ ctx, input }) => unwrap(await moveImport(ctx.deps, ctx.actor, input)))
