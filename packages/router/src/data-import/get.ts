import { ImportKeyInput } from '@onhand/contract'
import { viewImport } from '@onhand/service/data-import/view-import'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One import with how far it is. */
export const get = publicProcedure
  .input(ImportKeyInput)
  .query(async ({ ctx, input }) => unwrap(await viewImport(ctx.deps, ctx.actor, input)))
