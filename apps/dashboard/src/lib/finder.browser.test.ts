import { createRoot, createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { createFinder } from './finder.ts'

type Answer = { readonly words: string; give(items: readonly string[]): void; fail(): void }

function open() {
  const answers: Answer[] = []
  const [words, setWords] = createSignal('')
  const { finder, dispose } = createRoot((dispose) => ({
    dispose,
    finder: createFinder(
      words,
      (asked) =>
        new Promise<readonly string[]>((resolve, reject) => {
          answers.push({ words: asked, give: resolve, fail: () => reject(new Error('away')) })
        }),
    ),
  }))
  const type = (text: string): void => void setWords(text)
  return { finder, answers, type, dispose }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

it('[DSH-7] offers only what answers the present words, however late other answers come', async () => {
  const { finder, answers, type, dispose } = open()
  type('red')
  type('blue')
  await settle()
  answers[1]?.give(['blue cup'])
  await settle()
  answers[0]?.give(['red cup'])
  await settle()
  expect([finder.found(), finder.isAsking(), answers.map((one) => one.words)]).toEqual([
    ['blue cup'],
    false,
    ['red', 'blue'],
  ])
  dispose()
})

it('[DSH-7] offers nothing of an earlier search while the next one is asked', async () => {
  const { finder, answers, type, dispose } = open()
  type('red')
  await settle()
  answers[0]?.give(['red cup'])
  await settle()
  type('')
  type('b')
  await settle()
  expect([finder.found(), finder.isAsking()]).toEqual([[], true])
  dispose()
})

it('finds nothing when it was not answered, and asks again with the next letter', async () => {
  const { finder, answers, type, dispose } = open()
  type('re')
  await settle()
  answers[0]?.fail()
  await settle()
  expect([finder.found(), finder.isAsking()]).toEqual([[], false])
  type('red')
  await settle()
  answers[1]?.give(['red cup'])
  await settle()
  expect(finder.found()).toEqual(['red cup'])
  dispose()
})
