import { createRoot, createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { createPages, type Page, type Pages } from './pages.ts'

type Answer = { give(page: Page<string>): void; fail(): void; asked: string; cursor: string | null }

function open() {
  const answers: Answer[] = []
  const [asked, setAsked] = createSignal('a')
  const { pages, dispose } = createRoot((dispose) => ({
    dispose,
    pages: createPages(
      asked,
      (what, cursor) =>
        new Promise<Page<string>>((resolve, reject) => {
          answers.push({ give: resolve, fail: () => reject(new Error('away')), asked: what, cursor })
        }),
    ) satisfies Pages<string>,
  }))
  const ask = (what: string): void => void setAsked(what)
  return { pages, answers, ask, dispose }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

it('reads page after page, one at a time', async () => {
  const { pages, answers, dispose } = open()
  await settle()
  answers[0]?.give({ items: ['1', '2'], nextCursor: 'c' })
  await settle()
  pages.more()
  pages.more()
  answers[1]?.give({ items: ['3'], nextCursor: null })
  await settle()
  pages.more()
  expect([pages.rows(), pages.hasMore(), answers.map((one) => one.cursor)]).toEqual([
    ['1', '2', '3'],
    false,
    [null, 'c'],
  ])
  dispose()
})

it('[DSH-1] throws answers to an older question away, however late they come', async () => {
  const { pages, answers, ask, dispose } = open()
  await settle()
  ask('ab')
  await settle()
  answers[1]?.give({ items: ['new'], nextCursor: null })
  await settle()
  answers[0]?.give({ items: ['old'], nextCursor: 'x' })
  await settle()
  expect([pages.rows(), pages.hasMore(), answers.map((one) => one.asked)]).toEqual([['new'], false, ['a', 'ab']])
  dispose()
})

it('[DSH-1] keeps the old rows while a changed question is on its way', async () => {
  const { pages, answers, ask, dispose } = open()
  await settle()
  answers[0]?.give({ items: ['1'], nextCursor: null })
  await settle()
  ask('b')
  await settle()
  expect([pages.rows(), pages.state(), pages.isBehind()]).toEqual([['1'], 'ready', true])
  answers[1]?.give({ items: ['2'], nextCursor: null })
  await settle()
  expect([pages.rows(), pages.isBehind()]).toEqual([['2'], false])
  dispose()
})

it('says that it failed and reads again when asked to', async () => {
  const { pages, answers, dispose } = open()
  await settle()
  answers[0]?.fail()
  await settle()
  expect(pages.state()).toBe('failed')
  pages.reload()
  answers[1]?.give({ items: ['1'], nextCursor: null })
  await settle()
  expect([pages.state(), pages.rows()]).toEqual(['ready', ['1']])
  dispose()
})
