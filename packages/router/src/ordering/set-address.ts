import { SetAddressInput } from '@onhand/contract'
import { setAddress as setAddressOfCart } from '@onhand/service/ordering/set-address'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Who buys and where to. */
export const setAddress = publicProcedure
  .input(SetAddressInput)
  .mutation(async ({ ctx, input }) => unwrap(await setAddressOfCart(ctx.deps, ctx.actor, input)))
