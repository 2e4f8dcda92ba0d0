import { router } from '../trpc.ts'
import { byToken } from './by-token.ts'
import { mine } from './mine.ts'
import { refund } from './refund.ts'
import { cancel } from './cancel.ts'
import { ship } from './ship.ts'
import { record } from './record.ts'

/** Placed orders: their buyers, the operator, programs. */
export const orderRouter = router({ byToken, mine, refund, cancel, ship, record })
