import { ReplenishmentAlertsInput } from '@onhand/contract'
import { replenishmentAlerts } from '@onhand/service/forecasting/alerts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What the shop is warned of. */
export const alerts = publicProcedure
  .input(ReplenishmentAlertsInput)
  .query(async ({ ctx, input }) => unwrap(await replenishmentAlerts(ctx.deps, ctx.actor, input)))
