import { idOf } from '@onhand/domain/ids'
import { loadPieces, loadTexts } from '@onhand/i18n/dashboard/texts'
import { PiecesProvider } from '@onhand/ui/desk'
import { render } from '@solidjs/testing-library'
import { beforeAll, describe, expect, it } from 'vitest'
import type { InsightPeriod } from './period.ts'
import { type Sales, SalesChart } from './sales-chart.tsx'

const period: InsightPeriod = {
  asked: () => ({ vendorId: idOf('vendor', 'vnd_one'), fromDate: '2026-11-15', toDate: '2026-11-21' }),
  span: () => 7,
  query: () => '?days=7',
  choose: () => undefined,
  setDays: () => undefined,
}

const sum = (salesMinor: number) => ({ orders: salesMinor === 0 ? 0 : 3, units: 4, salesMinor, refundedMinor: 0 })

function aSale(over: Partial<Sales> = {}): Sales {
  return {
    period: {
      fromDate: '2026-11-15',
      toDate: '2026-11-21',
      dayCount: 7,
      beforeFromDate: '2026-11-08',
      beforeToDate: '2026-11-14',
    },
    currency: 'GBP',
    points: [],
    total: sum(11_200),
    before: sum(10_000),
    isBeforeWhole: true,
    lastYear: null,
    trendPerWeekMinor: null,
    hours: [],
    weekdays: [],
    months: [],
    ...over,
  }
}

describe('what sales say', () => {
  const table = { value: undefined as Awaited<ReturnType<typeof loadPieces>> | undefined }
  beforeAll(async () => {
    await loadTexts(['insight'], 'en')
    table.value = await loadPieces('en')
  })

  function said(sales: Sales): string {
    const pieces = table.value
    if (!pieces) throw new Error('the texts are not loaded')
    const { container, unmount } = render(() => (
      <PiecesProvider locale="en" table={pieces}>
        <SalesChart sales={sales} period={period} />
      </PiecesProvider>
    ))
    const text = container.querySelector('.chart-point')?.textContent ?? ''
    unmount()
    return text
  }

  it('[INS-3] is by how much they rose or fell, or that there is nothing to compare with', () => {
    expect(said(aSale())).toBe('Sales rose 12% against the 7 days before.')
    expect(said(aSale({ before: sum(14_000) }))).toBe('Sales fell 20% against the 7 days before.')
    expect(said(aSale({ before: sum(11_210) }))).toBe('Sales are as high as in the 7 days before.')
    expect(said(aSale({ before: sum(0) }))).toBe('There were no sales in the 7 days before to compare with.')
    expect(said(aSale({ isBeforeWhole: false }))).toBe(
      'The shop began to sell during the 7 days before, so they are not compared.',
    )
    expect(said(aSale({ total: sum(0) }))).toBe('Nothing was sold in these days.')
  })

  it('[INS-3] adds the year before and the trend where there are any worth a word', () => {
    const sales = aSale({ lastYear: sum(5_600), trendPerWeekMinor: 450 })
    expect(said(sales)).toBe(
      'Sales rose 12% against the 7 days before. Against the same weekdays a year before they rose 100%. From week to week they grow by about £4.50.',
    )
    expect(said(aSale({ trendPerWeekMinor: -100 }))).toBe('Sales rose 12% against the 7 days before.')
  })
})
