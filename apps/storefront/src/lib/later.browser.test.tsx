import { cleanup, render, screen } from '@solidjs/testing-library'
import { createSignal, Suspense } from 'solid-js'
import { afterEach, expect, it } from 'vitest'
import { createLater, type Later } from './later.ts'

afterEach(cleanup)

const settle = () => new Promise((resolve) => setTimeout(resolve))

function open() {
  const answers: { give(value: string): void; fail(): void }[] = []
  const [asked, setAsked] = createSignal<string | null>('a')
  const opened: { later?: Later<string> } = {}
  function Page() {
    const later = createLater(asked, () => new Promise<string>((give, fail) => answers.push({ give, fail })))
    opened.later = later
    return (
      <p>
        {later.state()}: {later.value() ?? 'nothing'}
      </p>
    )
  }
  render(() => (
    <Suspense fallback={<p>the page is away</p>}>
      <Page />
    </Suspense>
  ))
  return { answers, ask: (what: string | null): void => void setAsked(what), later: () => opened.later }
}
const says = () => screen.getByText(/./).textContent

it('[SHOP-9] leaves the page where it is while something is read, and read again', async () => {
  const { answers, ask } = open()
  await settle()
  expect(says()).toBe('waiting: nothing')
  answers[0]?.give('one')
  await settle()
  expect(says()).toBe('ready: one')
  ask('b')
  await settle()
  expect(says()).toBe('ready: one')
})

it('[SHOP-9] throws answers to an older question away, and those from before something was shown already', async () => {
  const { answers, ask, later } = open()
  await settle()
  ask('b')
  await settle()
  answers[1]?.give('two')
  await settle()
  answers[0]?.give('one')
  await settle()
  expect(says()).toBe('ready: two')
  later()?.again()
  later()?.set('shown')
  answers[2]?.give('three')
  await settle()
  expect(says()).toBe('ready: shown')
})

it('says that it failed, and asks again', async () => {
  const { answers, later } = open()
  await settle()
  answers[0]?.fail()
  await settle()
  expect(says()).toBe('failed: nothing')
  later()?.again()
  answers[1]?.give('one')
  await settle()
  expect(says()).toBe('ready: one')
})

it('asks nothing while there is nothing to ask', async () => {
  const { answers, ask } = open()
  await settle()
  ask(null)
  answers[0]?.give('one')
  await settle()
  expect([says(), answers.length]).toEqual(['waiting: nothing', 1])
})
