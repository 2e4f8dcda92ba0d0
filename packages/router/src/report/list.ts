import { ReportShopInput } from '@onhand/contract'
import { listReports } from '@onhand/service/reports/schedules'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop's scheduled reports. */
export const list = publicProcedure
  .input(ReportShopInput)
  .query(async ({ ctx, input }) => unwrap(await listReports(ctx.deps, ctx.actor, input)))
