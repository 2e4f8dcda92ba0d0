import { ProposalsInput } from '@onhand/contract'
import { listProposals } from '@onhand/service/purchasing/proposals'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What to order now, with reasons. */
export const proposals = publicProcedure
  .input(ProposalsInput)
  .query(async ({ ctx, input }) => unwrap(await listProposals(ctx.deps, ctx.actor, input)))
