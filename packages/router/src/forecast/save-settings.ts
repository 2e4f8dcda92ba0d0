import { SaveReplenishmentSettingInput } from '@onhand/contract'
import { saveReplenishmentSetting } from '@onhand/service/forecasting/settings'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sets how the shop wants its stock planned. */
export const saveSettings = publicProcedure
  .input(SaveReplenishmentSettingInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveReplenishmentSetting(ctx.deps, ctx.actor, input)))
