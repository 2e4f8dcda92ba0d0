import { ReportShopInput } from '@onhand/contract'
import { listReportReaders } from '@onhand/service/reports/schedules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Whom a report can go to. */
export const readers = publicProcedure
  .input(ReportShopInput)
  .query(async ({ ctx, input }) => unwrap(await listReportReaders(ctx.deps, ctx.actor, input)))
