import { router } from '../trpc.ts'
import { estimate } from './estimate.ts'

export const fulfilmentRouter = router({ estimate })
