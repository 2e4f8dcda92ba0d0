import { router } from '../trpc.ts'
import { addresses } from './addresses.ts'
import { me } from './me.ts'
import { memberships } from './memberships.ts'

/** Who is signed in, and what was used before. Never cached. */
export const identityRouter = router({ me, memberships, addresses })
