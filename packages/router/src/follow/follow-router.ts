import { router } from '../trpc.ts'
import { counts } from './counts.ts'
import { list } from './list.ts'
import { mine } from './mine.ts'
import { set } from './set.ts'
import { state } from './state.ts'

/** Who follows which shop. */
export const followRouter = router({ set, state, mine, list, counts })
