import { ReportKeyInput } from '@onhand/contract'
import { removeReport } from '@onhand/service/reports/schedules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes a scheduled report away. */
export const remove = publicProcedure
  .input(ReportKeyInput)
  .mutation(async ({ ctx, input }) => unwrap(await removeReport(ctx.deps, ctx.actor, input)))
