import { router } from '../trpc.ts'
import { get } from './get.ts'
import { addLine } from './add-line.ts'
import { addLines } from './add-lines.ts'
import { setLine } from './set-line.ts'

/** The cart: its id is its key. */
export const cartRouter = router({ get, addLine, addLines, setLine })
