import { AddOrderNoteInput } from '@onhand/contract'
import { addOrderNote } from '@onhand/service/ordering/desk/add-order-note'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Writes a note for the shop or a message to the buyer. */
export const addNote = publicProcedure
  .input(AddOrderNoteInput)
  .mutation(async ({ ctx, input }) => unwrap(await addOrderNote(ctx.deps, ctx.actor, input)))
