import { router } from '../trpc.ts'
import { shop } from './shop.ts'
import { shops } from './shops.ts'

/** Public reads about shops: cacheable, unbatched GETs. */
export const vendorsRouter = router({ shop, shops })
