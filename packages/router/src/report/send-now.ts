import { ReportKeyInput } from '@onhand/contract'
import { sendReportNow } from '@onhand/service/reports/schedules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sends a report within the minute. */
export const sendNow = publicProcedure
  .input(ReportKeyInput)
  .mutation(async ({ ctx, input }) => unwrap(await sendReportNow(ctx.deps, ctx.actor, input)))
