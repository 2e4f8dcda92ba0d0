import type { JobDeps } from '@onhand/service/deps'
import { continueImports } from '@onhand/service/data-import/advance-import'
import { type CollectDeps, nightlyPictures } from '@onhand/service/media/collect-pictures'
import { movePromotions } from '@onhand/service/marketing/promotions/move-promotions'
import { type CreditClockDeps, settleCredit } from '@onhand/service/marketing/settle-credit'
import { forgetWebhooks } from '@onhand/service/identity/forget-webhooks'
import { nightlyForecast } from '@onhand/service/forecasting/nightly-forecast'
import { type ClockDeps, moneyClock } from '@onhand/service/operator/nightly'
import { cancelOverdue, type OverdueDeps } from '@onhand/service/ordering/desk/cancel-overdue'
import { type PurchaseClockDeps, purchaseClock } from '@onhand/service/purchasing/purchase-clock'
import { relayOutbox, type RelayDeps } from '@onhand/service/outbox/relay'
import { type SendReportDeps, sendDueReports } from '@onhand/service/reports/send-due-reports'
import { type ResumeDeps, resumeStockWork } from '@onhand/service/stock/resume-stock-work'
import { tellLowStock } from '@onhand/service/stock/tell-low-stock'

const MINUTE_MS = 60_000
// Orders from before shops had an order table, a few hundred a minute.
const OLD_ROWS_MAX = 200
// It reads every threshold; a shop that is told a quarter of an hour later has lost nothing.
const LOW_STOCK_EVERY_MINUTES = 15

/**
 * The minute run: sends again what the queues may have lost, drives on interrupted stock work, cancels what was not paid in time, notes what became low, begins and ends promotions, does what the clock owes money and shelves, gives the credit that orders earned, starts the night's forecast, goes on with imports whose
 * window was closed, collects unused pictures once a night, sends reports that are due, and forgets webhooks that nobody can replay.
 * Bounded and safe beside another run.
 * Half-finished checkouts wake themselves by their object's alarm.
 */
export async function minute(
  scheduledTimeMs: number,
  deps: RelayDeps &
    ResumeDeps &
    ClockDeps &
    OverdueDeps &
    PurchaseClockDeps &
    SendReportDeps &
    CreditClockDeps &
    CollectDeps &
    Pick<
      JobDeps,
      | 'stockAlerts'
      | 'dataImports'
      | 'pictureFetches'
      | 'stockProjection'
      | 'stock'
      | 'newId'
      | 'forecastRuns'
      | 'demand'
      | 'promotions'
    >,
): Promise<void> {
  const { sentCount } = await relayOutbox(deps)
  await resumeStockWork(deps)
  const { cancelledCount } = await cancelOverdue(deps)
  const completedCount = await deps.orderDesk.completeOldRows(OLD_ROWS_MAX)
  if (Math.floor(scheduledTimeMs / MINUTE_MS) % LOW_STOCK_EVERY_MINUTES === 0) await tellLowStock(deps)
  await movePromotions(deps)
  await moneyClock(deps, scheduledTimeMs)
  await purchaseClock(deps, scheduledTimeMs)
  await nightlyForecast(deps, scheduledTimeMs)
  await settleCredit(deps)
  await continueImports(deps)
  await nightlyPictures(deps, scheduledTimeMs)
  await sendDueReports(deps)
  const forgottenCount = await forgetWebhooks(deps)
  deps.log.info('cron.minute', { scheduledTimeMs, sentCount, cancelledCount, completedCount, forgottenCount })
}
