import { expect, it } from 'vitest'
import { countVerdict } from './count-verdict.ts'

// biome-ignore lint/complexity/useMaxParams: who, counted, book, when: as a line of a sheet.
const entry = (actorId: string, countedUnits: number, bookUnits: number, atMs: number) => ({
  actorId,
  countedUnits,
  bookUnits,
  atMs,
})

it('[INV-26] measures a count against the book of its own moment', () => {
  expect(countVerdict([])).toEqual({ kind: 'uncounted' })
  expect(countVerdict([entry('ada', 8, 10, 1)])).toMatchObject({ kind: 'agreed', deltaUnits: -2 })
})

it('[INV-26] takes the latest count of each person', () => {
  expect(countVerdict([entry('ada', 9, 10, 2), entry('ada', 3, 10, 1)])).toMatchObject({ deltaUnits: -1 })
})

it('[INV-27] lets two agree though goods were sold between their counts, and calls them disputed when they do not', () => {
  expect(countVerdict([entry('ada', 8, 10, 1), entry('bo', 5, 7, 2)])).toEqual({
    kind: 'agreed',
    deltaUnits: -2,
    countedUnits: 5,
    bookUnits: 7,
  })
  const disputed = countVerdict([entry('ada', 8, 10, 1), entry('bo', 8, 7, 2)])
  expect(disputed).toMatchObject({ kind: 'disputed', latest: [{ actorId: 'ada' }, { actorId: 'bo' }] })
  expect(countVerdict([entry('ada', 8, 10, 1), entry('bo', 8, 7, 2), entry('bo', 5, 7, 3)])).toMatchObject({
    kind: 'agreed',
  })
})
