import { PIECES_EN } from '@onhand/i18n/dashboard/pieces/en'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { type Column, DataTable, PiecesProvider } from './index.ts'

type Item = { readonly id: string; readonly name: string; readonly units: number }
const ITEMS: readonly Item[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `i${index}`,
  name: `Item ${index}`,
  units: index,
}))
const COLUMNS: readonly Column<Item>[] = [
  { key: 'name', label: 'Name', isSortable: true, phone: 'title', cell: (item) => item.name },
  {
    key: 'units',
    label: 'Units',
    align: 'end',
    phone: 'end',
    cell: (item) => <button type="button">{item.units}</button>,
  },
]

beforeAll(() => {
  // jsdom lays nothing out: a window of 600 px, and a desk.
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  window.matchMedia = (query) =>
    ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList
})
afterEach(cleanup)

function draw(rows: readonly Item[], hasMore = false) {
  const seen: string[] = []
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set())
  const [shown, setShown] = createSignal(rows)
  render(() => (
    <PiecesProvider locale="en" table={PIECES_EN}>
      <DataTable
        label="Items"
        columns={COLUMNS}
        rows={shown()}
        state="ready"
        hasMore={hasMore}
        empty={<p>Nothing yet</p>}
        rowKey={(item) => item.id}
        rowName={(item) => item.name}
        selected={selected()}
        sort={{ key: 'name', isDown: false }}
        onSelect={setSelected}
        onOpen={(item) => seen.push(`open ${item.id}`)}
        onSort={(sort) => seen.push(`sort ${sort.key} ${sort.isDown ? 'down' : 'up'}`)}
        onEnd={() => seen.push('end')}
      />
    </PiecesProvider>
  ))
  return { seen, selected, setShown }
}
const rowOf = (name: string) => {
  const row = screen.getByText(name).closest<HTMLElement>('[role="row"]')
  if (!row) throw new Error(`no row ${name}`)
  return row
}

it('[DSH-3] draws the rows in sight only, and says how many there are', () => {
  draw(ITEMS)
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001')
  expect(screen.getAllByRole('row').length).toBeLessThan(40)
})

it('[DSH-3] moves with the arrows, opens with Enter and selects with space and shift', () => {
  const { seen, selected } = draw(ITEMS)
  const first = rowOf('Item 0')
  first.focus()
  fireEvent.keyDown(first, { key: ' ' })
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  fireEvent.keyDown(rowOf('Item 1'), { key: 'ArrowDown', shiftKey: true })
  fireEvent.keyDown(rowOf('Item 2'), { key: 'Enter' })
  expect(seen).toEqual(['open i2'])
  expect([...selected()].sort()).toEqual(['i0', 'i1', 'i2'])
})

it('opens a row by pressing it, but not by pressing its controls', () => {
  const { seen } = draw(ITEMS.slice(0, 3))
  fireEvent.click(within(rowOf('Item 1')).getByText('Item 1'))
  fireEvent.click(within(rowOf('Item 2')).getByRole('button'))
  fireEvent.click(within(rowOf('Item 2')).getByRole('checkbox'))
  expect(seen).toEqual(['open i1'])
})

it('selects all rows that are loaded, and none again', () => {
  const { selected } = draw(ITEMS.slice(0, 3))
  const all = screen.getByRole('checkbox', { name: 'Select all rows shown' })
  fireEvent.click(all)
  expect(selected().size).toBe(3)
  fireEvent.click(all)
  expect(selected().size).toBe(0)
})

it('asks for the other direction when a sorted column is pressed', () => {
  const { seen } = draw(ITEMS.slice(0, 3))
  fireEvent.click(screen.getByRole('button', { name: 'Name' }))
  expect(seen).toEqual(['sort name down'])
})

it('asks for more when the end is near, not before', () => {
  expect([draw(ITEMS, true).seen, draw(ITEMS.slice(0, 20), true).seen]).toEqual([[], ['end']])
})

it('keeps the row element, and who was on its control, when a row changes in place', () => {
  const { setShown } = draw(ITEMS.slice(0, 3))
  const before = rowOf('Item 1')
  within(before).getByRole('button').focus()
  setShown((rows) => rows.map((row) => (row.id === 'i1' ? { ...row, units: 77 } : row)))
  expect(rowOf('Item 1')).toBe(before)
  expect(document.activeElement).toBe(within(before).getByRole('button', { name: '77' }))
})

it('leaves a row as it is while a menu of it is open, and draws it anew when the menu is closed', () => {
  const { setShown } = draw(ITEMS.slice(0, 3))
  const own = () => within(rowOf('Item 1')).getByRole('button')
  const before = own()
  // jsdom has no menus of the platform: what they tell is enough.
  const tell = (type: 'beforetoggle' | 'toggle', newState: 'open' | 'closed') =>
    before.dispatchEvent(Object.assign(new Event(type), { newState }))
  tell('beforetoggle', 'open')
  tell('toggle', 'open')
  setShown((rows) => rows.map((row) => (row.id === 'i1' ? { ...row, units: 77 } : row)))
  expect(own()).toBe(before)
  tell('beforetoggle', 'closed')
  expect(own()).toBe(before)
  tell('toggle', 'closed')
  expect(own().textContent).toBe('77')
})

it('shows what to do when there is nothing', () => {
  draw([])
  expect(screen.getByText('Nothing yet')).toBeTruthy()
})
