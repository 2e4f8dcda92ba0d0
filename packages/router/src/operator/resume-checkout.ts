import { ResumeCheckoutInput } from '@onhand/contract'
import { resumeCheckout as resumeCheckoutService } from '@onhand/service/operator/resume-checkout'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Drives a half-finished checkout on. */
export const resumeCheckout = publicProcedure
  .input(ResumeCheckoutInput)
  .mutation(async ({ ctx, input }) => unwrap(await resumeCheckoutService(ctx.deps, ctx.actor, input)))
