import { router } from '../trpc.ts'
import { deadLetters } from './dead-letters.ts'
import { importProducts } from './import-products.ts'
import { ledgerCheck } from './ledger-check.ts'
import { receive } from './receive.ts'
import { replayDeadLetter } from './replay-dead-letter.ts'
import { skusByCode } from './skus-by-code.ts'
import { stockCheck } from './stock-check.ts'
import { setMember } from './set-member.ts'
import { setOperator } from './set-operator.ts'
import { upsertCategories } from './upsert-categories.ts'
import { upsertVendor } from './upsert-vendor.ts'

/** What seed, import, replay and the operator's console do; every use-case checks the caller's scope. */
export const operatorRouter = router({
  upsertVendor,
  setMember,
  setOperator,
  upsertCategories,
  importProducts,
  skusByCode,
  receive,
  stockCheck,
  ledgerCheck,
  deadLetters,
  replayDeadLetter,
})
