import { router } from '../trpc.ts'
import { adjust } from './adjust.ts'
import { approveCount } from './approve-count.ts'
import { cancelTransfer } from './cancel-transfer.ts'
import { countReview } from './count-review.ts'
import { countSheet } from './count-sheet.ts'
import { counts } from './counts.ts'
import { endCount } from './end-count.ts'
import { enterCount } from './enter-count.ts'
import { expiring } from './expiring.ts'
import { find } from './find.ts'
import { holdLot } from './hold-lot.ts'
import { low } from './low.ts'
import { movements } from './movements.ts'
import { places } from './places.ts'
import { receive } from './receive.ts'
import { receiveTransfer } from './receive-transfer.ts'
import { rows } from './rows.ts'
import { saveTransfer } from './save-transfer.ts'
import { sendTransfer } from './send-transfer.ts'
import { setThreshold } from './set-threshold.ts'
import { setUnits } from './set-units.ts'
import { sku } from './sku.ts'
import { startCount } from './start-count.ts'
import { summary } from './summary.ts'
import { transfer } from './transfer.ts'
import { transfers } from './transfers.ts'

/** Work with stock, for a shop's people; every use-case checks what the caller may do in that shop. */
export const stockRouter = router({
  places,
  rows,
  summary,
  sku,
  movements,
  expiring,
  low,
  find,
  receive,
  adjust,
  setUnits,
  holdLot,
  setThreshold,
  transfers,
  transfer,
  saveTransfer,
  sendTransfer,
  receiveTransfer,
  cancelTransfer,
  counts,
  countSheet,
  countReview,
  startCount,
  enterCount,
  approveCount,
  endCount,
})
