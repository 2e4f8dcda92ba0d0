import { router } from '../trpc.ts'
import { advance } from './advance.ts'
import { create } from './create.ts'
import { get } from './get.ts'
import { lines } from './lines.ts'
import { list } from './list.ts'
import { move } from './move.ts'
import { putItems } from './put-items.ts'

/** Imports of product files; every use-case asks for `products.import` in the shop. */
export const dataImportRouter = router({ create, putItems, move, advance, get, list, lines })
