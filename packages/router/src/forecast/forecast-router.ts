import { accuracy } from './accuracy.ts'
import { alertSummary } from './alert-summary.ts'
import { alerts } from './alerts.ts'
import { cancelRun } from './cancel-run.ts'
import { groupDays } from './group-days.ts'
import { groups } from './groups.ts'
import { importSales } from './import-sales.ts'
import { overrides } from './overrides.ts'
import { rows } from './rows.ts'
import { run } from './run.ts'
import { runs } from './runs.ts'
import { saveOverride } from './save-override.ts'
import { saveSettings } from './save-settings.ts'
import { settings } from './settings.ts'
import { sku } from './sku.ts'
import { snoozeAlert } from './snooze-alert.ts'
import { startRun } from './start-run.ts'
import { router } from '../trpc.ts'

/** Forecasts of a shop's demand, their runs, settings and warnings; every use-case checks what the caller may do in that shop. */
export const forecastRouter = router({
  startRun,
  cancelRun,
  run,
  runs,
  rows,
  sku,
  groups,
  groupDays,
  accuracy,
  settings,
  saveSettings,
  overrides,
  saveOverride,
  alerts,
  alertSummary,
  snoozeAlert,
  importSales,
})
