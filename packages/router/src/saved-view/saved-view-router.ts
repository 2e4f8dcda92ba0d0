import { router } from '../trpc.ts'
import { list } from './list.ts'
import { remove } from './remove.ts'
import { save } from './save.ts'

/** Saved views of the dashboard's tables. */
export const savedViewRouter = router({
  list,
  save,
  remove,
})
