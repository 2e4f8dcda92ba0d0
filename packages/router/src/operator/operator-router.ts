import { router } from '../trpc.ts'
import { shops } from './shops.ts'
import { suspendShop } from './suspend-shop.ts'
import { reopenShop } from './reopen-shop.ts'
import { commissionRates } from './commission-rates.ts'
import { searches } from './searches.ts'
import { setCommissionRate } from './set-commission-rate.ts'
import { setHoldDays } from './set-hold-days.ts'
import { orders } from './orders.ts'
import { payouts } from './payouts.ts'
import { troubles } from './troubles.ts'
import { resumeCheckout } from './resume-checkout.ts'
import { settleDeadLetters } from './settle-dead-letters.ts'
import { startForecast } from './start-forecast.ts'
import { cancelForecast } from './cancel-forecast.ts'
import { forecastGroupDays } from './forecast-group-days.ts'
import { forecastGroups } from './forecast-groups.ts'
import { forecastRun } from './forecast-run.ts'
import { forecastRuns } from './forecast-runs.ts'
import { forecastAccuracy } from './forecast-accuracy.ts'
import { health } from './health.ts'
import { fillRate } from './fill-rate.ts'
import { platformMoney } from './platform-money.ts'
import { reconcile } from './reconcile.ts'
import { reconciliations } from './reconciliations.ts'
import { reconciliation } from './reconciliation.ts'
import { audit } from './audit.ts'
import { approveVendor } from './approve-vendor.ts'
import { deadLetters } from './dead-letters.ts'
import { declineVendor } from './decline-vendor.ts'
import { importProducts } from './import-products.ts'
import { ledgerCheck } from './ledger-check.ts'
import { pendingVendors } from './pending-vendors.ts'
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
  pendingVendors,
  approveVendor,
  declineVendor,
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
  shops,
  suspendShop,
  reopenShop,
  commissionRates,
  setCommissionRate,
  setHoldDays,
  orders,
  payouts,
  troubles,
  resumeCheckout,
  settleDeadLetters,
  health,
  fillRate,
  startForecast,
  cancelForecast,
  forecastRun,
  forecastRuns,
  forecastAccuracy,
  forecastGroups,
  forecastGroupDays,
  searches,
  platformMoney,
  reconcile,
  reconciliations,
  reconciliation,
  audit,
})
