import { ImportKeyInput } from '@onhand/contract'
import { advanceImport } from '@onhand/service/data-import/advance-import'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Does the next portion; repeated until nothing is left. */
export const advance = publicProcedure
  .input(ImportKeyInput)
  .mutation(async ({ ctx, input }) => unwrap(await advanceImport(ctx.deps, ctx.actor, input)))
