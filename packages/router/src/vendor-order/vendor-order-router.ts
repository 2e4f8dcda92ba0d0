import { router } from '../trpc.ts'
import { list } from './list.ts'
import { get } from './get.ts'
import { changes } from './changes.ts'
import { counts } from './counts.ts'
import { skus } from './skus.ts'
import { step } from './step.ts'
import { undo } from './undo.ts'
import { cancel } from './cancel.ts'
import { refund } from './refund.ts'
import { addNote } from './add-note.ts'
import { create } from './create.ts'
import { steps } from './steps.ts'

/** A shop’s orders, for its people. */
export const vendorOrderRouter = router({
  list,
  get,
  changes,
  counts,
  skus,
  step,
  undo,
  cancel,
  refund,
  addNote,
  create,
  steps,
})
