import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createResource, createSignal, ErrorBoundary, Show } from 'solid-js'
import { afterEach, expect, it } from 'vitest'
import { lazyPart } from './lazy-part.tsx'

afterEach(cleanup)

const Waiting = () => <p>waiting</p>

/** A screen whose drawer reads something when it opens. */
function Screen() {
  const [isOpen, setOpen] = createSignal(false)
  const [record] = createResource(isOpen, () => new Promise<string>(() => undefined))
  return (
    <>
      <input aria-label="typed" />
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      <Show when={isOpen()}>
        <p>{record() ?? 'reading'}</p>
      </Show>
    </>
  )
}

it('[DSH-6] waits once; what a part of it reads later takes nothing away', async () => {
  const Part = lazyPart({ texts: [], load: async () => ({ default: Screen }) }, 'en', Waiting)
  render(() => <Part />)
  expect(screen.getByText('waiting')).toBeTruthy()
  const typed = await screen.findByLabelText('typed')
  fireEvent.input(typed, { target: { value: 'three' } })
  fireEvent.click(screen.getByRole('button'))
  expect(screen.getByText('reading')).toBeTruthy()
  expect([screen.getByLabelText('typed'), screen.queryByText('waiting')]).toEqual([typed, null])
})

it('is there at once when it was fetched ahead, and fetched once', async () => {
  let fetched = 0
  const load = async () => {
    fetched += 1
    return { default: Screen }
  }
  const Part = lazyPart({ texts: [], load }, 'en', Waiting)
  Part.preload()
  Part.preload()
  await new Promise((resolve) => setTimeout(resolve))
  render(() => <Part />)
  expect([screen.getByLabelText('typed') !== null, fetched]).toEqual([true, 1])
})

it('is fetched again when it did not arrive and is tried again', async () => {
  let tries = 0
  const load = async () => {
    tries += 1
    if (tries === 1) throw new Error('away')
    return { default: Screen }
  }
  const Part = lazyPart({ texts: [], load }, 'en', Waiting)
  const again = (_error: unknown, reset: () => void) => (
    <button type="button" onClick={reset}>
      again
    </button>
  )
  render(() => (
    <ErrorBoundary fallback={again}>
      <Part />
    </ErrorBoundary>
  ))
  fireEvent.click(await screen.findByRole('button', { name: 'again' }))
  await screen.findByLabelText('typed')
  expect(tries).toBe(2)
})
