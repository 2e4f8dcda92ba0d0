import { router } from '../trpc.ts'
import { categories } from './categories.ts'
import { home } from './home.ts'
import { listing } from './listing.ts'
import { product } from './product.ts'
import { search } from './search.ts'
import { suggest } from './suggest.ts'

/** Public reads of the catalogue: cacheable, unbatched GETs. */
export const catalogRouter = router({ home, categories, listing, search, suggest, product })
