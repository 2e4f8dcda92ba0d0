import { SkuOverridesInput } from '@onhand/contract'
import { skuOverrides } from '@onhand/service/forecasting/settings'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** SKUs for which the shop decided against the rule. */
export const overrides = publicProcedure
  .input(SkuOverridesInput)
  .query(async ({ ctx, input }) => unwrap(await skuOverrides(ctx.deps, ctx.actor, input)))
