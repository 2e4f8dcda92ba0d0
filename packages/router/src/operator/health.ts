import { health as healthService } from '@onhand/service/operator/health'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Every part of the marketplace, good or bad. */
export const health = publicProcedure.query(async ({ ctx }) => unwrap(await healthService(ctx.deps, ctx.actor)))
