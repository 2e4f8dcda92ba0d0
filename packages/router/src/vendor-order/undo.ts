import { UndoStepInput } from '@onhand/contract'
import { undoStep } from '@onhand/service/ordering/desk/undo-step'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes a step back within a minute. */
export const undo = publicProcedure
  .input(UndoStepInput)
  .mutation(async ({ ctx, input }) => unwrap(await undoStep(ctx.deps, ctx.actor, input)))
