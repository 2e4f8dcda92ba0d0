import type { Page } from 'playwright-core'
import { eventually, fireCron } from './market.ts'

/**
 * Starts a forecast on a screen that was opened for it and waits until the page says that it is done. The word stands for seconds only, and firing the cron
 * may take longer: it is waited for from the start.
 */
export async function forecastNow(page: Page): Promise<void> {
  let isTold = false
  const word = page.getByText(/The forecast is done: \d+ items/)
  const told = word.waitFor({ timeout: 0 }).then(() => {
    isTold = true
  })
  await Promise.all([
    told,
    // How far it is, unless it was done before the page asked.
    page
      .getByRole('progressbar', { name: /^Forecast: / })
      .or(word)
      .first()
      .waitFor(),
    page.getByRole('button', { name: 'Forecast now' }).first().click(),
    // The queue's turns are minutes apart at worst; the cron sends on what waits.
    eventually(async () => {
      await fireCron('onhand-jobs')
      return isTold || undefined
    }),
  ])
}
