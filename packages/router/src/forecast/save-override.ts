import { SaveSkuOverrideInput } from '@onhand/contract'
import { saveSkuOverride } from '@onhand/service/forecasting/settings'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Decides about one SKU against the rule. */
export const saveOverride = publicProcedure
  .input(SaveSkuOverrideInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveSkuOverride(ctx.deps, ctx.actor, input)))
