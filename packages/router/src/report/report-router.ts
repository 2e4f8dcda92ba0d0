import { router } from '../trpc.ts'
import { list } from './list.ts'
import { readers } from './readers.ts'
import { remove } from './remove.ts'
import { save } from './save.ts'
import { sendNow } from './send-now.ts'
import { summary } from './summary.ts'

/** Reports of a shop: numbers now, and mails by the calendar. */
export const reportRouter = router({ list, readers, save, remove, sendNow, summary })
