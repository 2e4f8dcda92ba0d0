import { PIECES_EN } from '@onhand/i18n/dashboard/pieces/en'
import { fireEvent, render } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { PiecesProvider } from '../desk/pieces-text.tsx'
import { ChartFigure } from './chart-figure.tsx'
import { HeatMap } from './heat-map.tsx'
import { LineChart } from './line-chart.tsx'

const DAYS = ['1 Nov', '2 Nov', '3 Nov']
const chart = () => (
  <LineChart
    label="Sales by day"
    points={DAYS}
    lines={[
      { label: 'Sales', look: 'main', values: [10, 20, 30] },
      { label: 'Before', look: 'before', values: [5, null, 7] },
    ]}
    bands={[{ label: 'Likely', low: [1, 2, 3], high: [4, 5, 6] }]}
    format={(value) => `£${value}`}
  />
)

describe('a chart', () => {
  it('[DSH-5] reads out its points by the arrow keys', () => {
    const { getByRole } = render(chart)
    const slider = getByRole('slider', { name: 'Sales by day' })
    expect(slider.getAttribute('aria-valuetext')).toBe('3 Nov · Sales £30 · Before £7 · Likely £3–£6')
    fireEvent.keyDown(slider, { key: 'ArrowLeft' })
    expect(slider.getAttribute('aria-valuetext')).toBe('2 Nov · Sales £20 · Likely £2–£5')
    fireEvent.keyDown(slider, { key: 'Home' })
    fireEvent.keyDown(slider, { key: 'ArrowLeft' })
    expect(slider.getAttribute('aria-valuenow')).toBe('0')
    fireEvent.keyDown(slider, { key: 'End' })
    expect(slider.getAttribute('aria-valuenow')).toBe('2')
  })

  it('[DSH-5] goes the other way where one reads from the right', () => {
    const { getByRole } = render(() => <div dir="rtl">{chart()}</div>)
    const slider = getByRole('slider')
    slider.style.direction = 'rtl'
    fireEvent.keyDown(slider, { key: 'ArrowRight' })
    expect(slider.getAttribute('aria-valuenow')).toBe('1')
  })

  it('[DSH-5] says its point, and shows its numbers as a table', () => {
    const table = { columns: [{ label: 'Day' }, { label: 'Sales', isNumber: true }], rows: [['1 Nov', '£10']] }
    const { getByRole, getByText, queryByRole } = render(() => (
      <PiecesProvider locale="en" table={PIECES_EN}>
        <ChartFigure
          title="Sales"
          point="Sales rose 12 %."
          table={table}
          downloads={[{ label: 'CSV', href: '/api/v1/x.csv' }]}
        >
          {chart()}
        </ChartFigure>
      </PiecesProvider>
    ))
    expect(getByRole('figure', { name: 'Sales' })).toBeTruthy()
    expect(getByText('Sales rose 12 %.')).toBeTruthy()
    expect(getByRole('link', { name: 'Download Sales as CSV' }).getAttribute('href')).toBe('/api/v1/x.csv')
    expect(queryByRole('table')).toBeNull()
    fireEvent.click(getByRole('button', { name: 'As a table' }))
    expect(getByRole('cell', { name: '£10' })).toBeTruthy()
    expect(queryByRole('slider')).toBeNull()
    fireEvent.click(getByRole('button', { name: 'As a chart' }))
    expect(getByRole('slider')).toBeTruthy()
  })

  it('[DSH-5] is a table where it is shades', () => {
    const { getByRole } = render(() => (
      <HeatMap
        label="Orders by hour"
        columns={[{ label: '9', name: '09:00' }]}
        rows={[{ label: 'Mo', name: 'Monday', values: [4] }]}
        say={(row, column, value) => `${row.name} ${column}: ${value}`}
      />
    ))
    const cell = getByRole('cell', { name: '4' })
    expect(cell.getAttribute('title')).toBe('Monday 09:00: 4')
    expect(getByRole('rowheader', { name: 'Monday' })).toBeTruthy()
  })
})
