import { SavePayoutAccountInput } from '@onhand/contract/shop'
import { savePayoutAccount as savePayoutAccountInShop } from '@onhand/service/shop/save-payout-account'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Saves where payouts go, once the bank knows the account. */
export const savePayoutAccount = publicProcedure
  .input(SavePayoutAccountInput)
  .mutation(async ({ ctx, input }) => unwrap(await savePayoutAccountInShop(ctx.deps, ctx.actor, input)))
