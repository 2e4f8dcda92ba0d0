import { DismissProposalInput } from '@onhand/contract'
import { dismissProposal } from '@onhand/service/purchasing/proposals'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Puts a proposed line off, or takes that back. */
export const dismiss = publicProcedure
  .input(DismissProposalInput)
  .mutation(async ({ ctx, input }) => unwrap(await dismissProposal(ctx.deps, ctx.actor, input)))
