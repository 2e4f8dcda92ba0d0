import { SnoozeAlertInput } from '@onhand/contract'
import { snoozeAlert as snoozeAlertOf } from '@onhand/service/forecasting/alerts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Puts a warning off. */
export const snoozeAlert = publicProcedure
  .input(SnoozeAlertInput)
  .mutation(async ({ ctx, input }) => unwrap(await snoozeAlertOf(ctx.deps, ctx.actor, input)))
