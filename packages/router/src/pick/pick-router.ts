import { router } from '../trpc.ts'
import { create } from './create.ts'
import { list } from './list.ts'
import { get } from './get.ts'
import { assign } from './assign.ts'
import { mark } from './mark.ts'
import { short } from './short.ts'
import { pack } from './pack.ts'
import { substitute } from './substitute.ts'
import { substitutes } from './substitutes.ts'

/** Walks through the shelves. */
export const pickRouter = router({ create, list, get, assign, mark, short, substitutes, substitute, pack })
