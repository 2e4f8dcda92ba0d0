import { router } from '../trpc.ts'
import { availability } from './availability.ts'
import { want } from './want.ts'

export const inventoryRouter = router({ availability, want })
