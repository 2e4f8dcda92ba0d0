import { router } from '../trpc.ts'
import { availability } from './availability.ts'

export const inventoryRouter = router({ availability })
