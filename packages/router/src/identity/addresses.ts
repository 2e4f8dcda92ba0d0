import { pastAddresses } from '@onhand/service/identity/past-addresses'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Addresses the signed-in person used before, newest first. */
export const addresses = publicProcedure.query(async ({ ctx }) => unwrap(await pastAddresses(ctx.deps, ctx.actor)))
