import { router } from '../trpc.ts'
import { list } from './list.ts'
import { get } from './get.ts'
import { save } from './save.ts'
import { merge } from './merge.ts'
import { remove } from './remove.ts'
import { exportRecord } from './export.ts'
import { summary } from './summary.ts'
import { link } from './link.ts'
import { endLink } from './end-link.ts'
import { byLink } from './by-link.ts'

/** A shop’s customers, for its people; one page for the buyers themselves. */
export const customerRouter = router({
  list,
  get,
  save,
  merge,
  remove,
  export: exportRecord,
  summary,
  link,
  endLink,
  byLink,
})
