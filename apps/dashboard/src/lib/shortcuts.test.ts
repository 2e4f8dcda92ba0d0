import { expect, it } from 'vitest'
import { keyName } from './shortcuts.ts'

const press = (key: string, also: { metaKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...also,
})

it('leaves letters to whoever is typing, but not keys held with Ctrl or Command', () => {
  expect([keyName(press('g'), true), keyName(press('g'), false), keyName(press('K', { ctrlKey: true }), true)]).toEqual(
    [null, 'g', 'mod+k'],
  )
  expect([keyName(press('k', { metaKey: true }), false), keyName(press('é', { altKey: true }), false)]).toEqual([
    'mod+k',
    null,
  ])
})
