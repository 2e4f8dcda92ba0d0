import { router } from '../trpc.ts'
import { bulkRecent } from './bulk-recent.ts'
import { bulkStart } from './bulk-start.ts'
import { bulkStep } from './bulk-step.ts'
import { bulkUndo } from './bulk-undo.ts'
import { codeUses } from './code-uses.ts'
import { count } from './count.ts'
import { duplicate } from './duplicate.ts'
import { edit } from './edit.ts'
import { fetchPicture } from './fetch-picture.ts'
import { get } from './get.ts'
import { list } from './list.ts'
import { pictures } from './pictures.ts'
import { remove } from './remove.ts'
import { save } from './save.ts'
import { tags } from './tags.ts'

/** A shop's products on its dashboard; every use-case checks the caller's permission in the shop. */
export const productRouter = router({
  list,
  count,
  tags,
  get,
  codeUses,
  pictures,
  fetchPicture,
  save,
  edit,
  duplicate,
  remove,
  bulkStart,
  bulkStep,
  bulkUndo,
  bulkRecent,
})
