import { loadPieces, loadTexts } from '@onhand/i18n/dashboard/texts'
import { Toasts } from '@onhand/ui'
import { PiecesProvider } from '@onhand/ui/desk'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { TRPCClientError } from '@trpc/client'
import { createSignal } from 'solid-js'
import { afterEach, expect, it } from 'vitest'
import { useOptimistic, useOptimisticRecord } from './optimistic.ts'

afterEach(cleanup)

/** A number with a button that adds one; `run` is the api. */
async function draw(run: () => Promise<string>) {
  const answers: (string | null)[] = []
  const pieces = await loadPieces('en')
  await loadTexts(['frame'], 'en')
  function Counter() {
    const optimistic = useOptimistic()
    const [count, setCount] = createSignal(1)
    const press = async () => {
      answers.push(
        await optimistic({
          apply: () => setCount(2),
          rollback: () => setCount(1),
          run,
          done: 'Done',
          undo: { label: 'Undo', run: () => setCount(1) },
        }),
      )
    }
    return (
      <button type="button" onClick={() => void press()}>
        {count()}
      </button>
    )
  }
  render(() => (
    <PiecesProvider locale="en" table={pieces}>
      <Counter />
      <Toasts />
    </PiecesProvider>
  ))
  return { answers, press: () => fireEvent.click(screen.getByRole('button', { name: /^\d$/ })) }
}
const shown = () => screen.getByRole('button', { name: /^\d$/ }).textContent
const settle = () => new Promise((resolve) => setTimeout(resolve))

it('[DSH-2] shows a change before the api has answered, and offers the way back when it has', async () => {
  let answer: (value: string) => void = () => undefined
  const { answers, press } = await draw(() => new Promise((resolve) => (answer = resolve)))
  press()
  expect([shown(), answers]).toEqual(['2', []])
  answer('made')
  await settle()
  expect([shown(), answers, screen.getByRole('status').textContent]).toEqual(['2', ['made'], 'DoneUndo'])
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(shown()).toBe('1')
})

it('[DSH-2] takes a refused change back and says why', async () => {
  const refusal = { error: { message: 'forbidden', code: -32003, data: { domainError: { code: 'forbidden' } } } }
  const { answers, press } = await draw(() => Promise.reject(TRPCClientError.from(refusal)))
  press()
  await settle()
  expect([shown(), answers, screen.getByRole('status').textContent]).toEqual([
    '1',
    [null],
    'Put back: Your role does not allow this.',
  ])
})

it('[DSH-2] takes a change back when the api is not reached', async () => {
  const { press } = await draw(() => Promise.reject(new TypeError('network')))
  press()
  await settle()
  expect([shown(), screen.getByRole('status').textContent]).toEqual([
    '1',
    'Put back: Not reached. It may be done all the same: look before you try again.',
  ])
})

it('[DSH-2] tells what is done to one record one after the other, and shows the answer to the last', async () => {
  const pieces = await loadPieces('en')
  await loadTexts(['frame'], 'en')
  const told: string[] = []
  const answers = new Map<string, (made: string) => void>()
  function Card() {
    const [state, setState] = createSignal('open')
    const tell = useOptimisticRecord(setState)
    const become = (next: string) => {
      const before = state()
      const run = () => {
        told.push(next)
        return new Promise<string>((resolve) => answers.set(next, resolve))
      }
      void tell({ apply: () => setState(next), rollback: () => setState(before), run })
    }
    return (
      <>
        <output>{state()}</output>
        <button type="button" onClick={() => become('undone')} aria-label="Undo" />
        <button type="button" onClick={() => become('paid')} aria-label="Pay" />
      </>
    )
  }
  render(() => (
    <PiecesProvider locale="en" table={pieces}>
      <Card />
    </PiecesProvider>
  ))
  const state = () => screen.getByRole('status').textContent
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  fireEvent.click(screen.getByRole('button', { name: 'Pay' }))
  await settle()
  expect([state(), told]).toEqual(['paid', ['undone']])
  answers.get('undone')?.('undone, says the api')
  await settle()
  expect([state(), told]).toEqual(['paid', ['undone', 'paid']])
  answers.get('paid')?.('paid, says the api')
  await settle()
  expect(state()).toBe('paid, says the api')
})
