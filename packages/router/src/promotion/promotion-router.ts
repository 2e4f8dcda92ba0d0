import { router } from '../trpc.ts'
import { cancel } from './cancel.ts'
import { change } from './change.ts'
import { end } from './end.ts'
import { list } from './list.ts'
import { plan } from './plan.ts'
import { preview } from './preview.ts'
import { show } from './show.ts'

/** Promotions that are planned ahead; every use-case checks the caller's permission in the shop. */
export const promotionRouter = router({ plan, change, cancel, end, list, show, preview })
