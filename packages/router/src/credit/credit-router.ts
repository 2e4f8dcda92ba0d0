import { router } from '../trpc.ts'
import { give } from './give.ts'
import { list } from './list.ts'
import { mine } from './mine.ts'
import { ofCustomer } from './of-customer.ts'
import { rule } from './rule.ts'
import { setRule } from './set-rule.ts'

/** Credit that shops give their buyers. */
export const creditRouter = router({ mine, rule, setRule, give, list, ofCustomer })
