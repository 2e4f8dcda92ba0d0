import { checkLedger } from '@onhand/service/payments/check-ledger'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The ledger's balances and whether they add up to nothing. */
export const ledgerCheck = publicProcedure.query(async ({ ctx }) => unwrap(await checkLedger(ctx.deps, ctx.actor)))
