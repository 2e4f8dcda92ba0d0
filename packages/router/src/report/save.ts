import { SaveReportInput } from '@onhand/contract'
import { saveReport } from '@onhand/service/reports/schedules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Creates or replaces a scheduled report. */
export const save = publicProcedure
  .input(SaveReportInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveReport(ctx.deps, ctx.actor, input)))
