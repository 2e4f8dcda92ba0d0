import { CreateImportInput } from '@onhand/contract'
import { createImport } from '@onhand/service/data-import/create-import'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Opens an import of a file. */
export const create = publicProcedure
  .input(CreateImportInput)
  .mutation(async ({ ctx, input }) => unwrap(await createImport(ctx.deps, ctx.actor, input)))
