import { idOf } from '@onhand/domain/ids'
import { loadPieces, loadTexts } from '@onhand/i18n/dashboard/texts'
import { PiecesProvider } from '@onhand/ui/desk'
import { cleanup, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, it } from 'vitest'
import { RunProgress } from './run-progress.tsx'
import type { RunView } from './run-calls.ts'

afterEach(cleanup)

const RUN: RunView = {
  id: idOf('forecastRun', 'frn_one1'),
  origin: 'person',
  status: 'collecting',
  startedAtMs: 0,
  finishedAtMs: null,
  pageCount: 0,
  donePages: 0,
  failedPages: 0,
  skuCount: 0,
  doneSkuCount: 0,
  isWholeMarket: false,
  donePermille: 0,
}

it('shows what a run does, how far it is, and nothing once it is over', async () => {
  const pieces = await loadPieces('en')
  await loadTexts(['forecast'], 'en')
  const [run, setRun] = createSignal<RunView | null>(null)
  render(() => (
    <PiecesProvider locale="en" table={pieces}>
      <RunProgress run={run()} />
    </PiecesProvider>
  ))
  const bar = () => screen.queryByRole<HTMLProgressElement>('progressbar')
  expect(bar()).toBeNull()
  setRun(RUN)
  expect(bar()?.getAttribute('aria-label')).toBe('Forecast: Reading sales')
  setRun({ ...RUN, status: 'forecasting', pageCount: 8, donePages: 2, donePermille: 250 })
  expect(bar()?.getAttribute('aria-label')).toBe('Forecast: Forecasting')
  expect(bar()?.value).toBe(25)
  setRun({ ...RUN, status: 'done', donePermille: 1000 })
  expect(bar()).toBeNull()
  setRun({ ...RUN, status: 'forecasting', failedPages: 1 })
  expect(screen.getByRole('status').textContent).toContain('1 part failed')
})
