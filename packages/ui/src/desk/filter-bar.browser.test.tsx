import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SearchField } from './filter-bar.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

/** A box whose words stand in the address: they come back when the address has changed. */
function open(asksOnLeaving = false) {
  const asked: string[] = []
  const [text, setText] = createSignal('')
  render(() => (
    <SearchField label="Find" text={text()} asksOnLeaving={asksOnLeaving} onSearch={(words) => asked.push(words)} />
  ))
  const box = screen.getByLabelText<HTMLInputElement>('Find')
  const type = (value: string) => fireEvent.input(box, { target: { value } })
  return { asked, setText, box, type }
}

it('[DSH-7] keeps what is typed when the words of before come back', () => {
  const { asked, setText, box, type } = open()
  type('re')
  vi.runAllTimers()
  type('red')
  setText('re')
  expect(box.value).toBe('red')
  vi.runAllTimers()
  expect(asked).toEqual(['re', 'red'])
})

it('takes over other words: emptied, or those of a view that was opened', () => {
  const { asked, setText, box, type } = open()
  type('red')
  vi.runAllTimers()
  setText('red')
  type('red cu')
  setText('')
  expect(box.value).toBe('')
  vi.runAllTimers()
  expect(asked).toEqual(['red'])
})

it('asks at once when somebody leaves the box of a table, and not again when the time has come', () => {
  const { asked, box, type } = open(true)
  type('red')
  fireEvent.blur(box)
  expect(asked).toEqual(['red'])
  vi.runAllTimers()
  fireEvent.blur(box)
  expect(asked).toEqual(['red'])
})

it('leaves choices below the box as they are while one of them is pressed', () => {
  const { asked, box, type } = open()
  type('red')
  fireEvent.blur(box)
  expect(asked).toEqual([])
})
