import { ListImportsInput } from '@onhand/contract'
import { listImports } from '@onhand/service/data-import/view-import'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop's imports, newest first. */
export const list = publicProcedure
  .input(ListImportsInput)
  .query(async ({ ctx, input }) => unwrap(await listImports(ctx.deps, ctx.actor, input)))
