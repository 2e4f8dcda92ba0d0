import { ReplenishmentSettingInput } from '@onhand/contract'
import { replenishmentSetting } from '@onhand/service/forecasting/settings'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How the shop wants its stock planned. */
export const settings = publicProcedure
  .input(ReplenishmentSettingInput)
  .query(async ({ ctx, input }) => unwrap(await replenishmentSetting(ctx.deps, ctx.actor, input)))
