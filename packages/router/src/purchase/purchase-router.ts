import { router } from '../trpc.ts'
import { backToBack } from './back-to-back.ts'
import { dismiss } from './dismiss.ts'
import { get } from './get.ts'
import { list } from './list.ts'
import { offers } from './offers.ts'
import { order } from './order.ts'
import { proposals } from './proposals.ts'
import { receive } from './receive.ts'
import { removeOffer } from './remove-offer.ts'
import { removeRule } from './remove-rule.ts'
import { rules } from './rules.ts'
import { saveOffer } from './save-offer.ts'
import { saveRule } from './save-rule.ts'
import { saveSupplier } from './save-supplier.ts'
import { saveSupplierAccount } from './save-supplier-account.ts'
import { setBackToBack } from './set-back-to-back.ts'
import { step } from './step.ts'
import { suppliers } from './suppliers.ts'

/** Buying from suppliers, for a shop's people; every use-case checks what the caller may do in that shop. */
export const purchaseRouter = router({
  suppliers,
  saveSupplier,
  saveSupplierAccount,
  offers,
  saveOffer,
  removeOffer,
  proposals,
  dismiss,
  order,
  list,
  get,
  step,
  receive,
  rules,
  saveRule,
  removeRule,
  backToBack,
  setBackToBack,
})
