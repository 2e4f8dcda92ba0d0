import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'

/** What a search box found. */
export type Finder<Item> = {
  /** What belongs to the words that stand there now; nothing while that is being asked, or when it could not be. */
  found: Accessor<readonly Item[]>
  /** True while the answer to the present words is under way. */
  isAsking: Accessor<boolean>
}

type Answered<Item> = { readonly words: string; readonly items: readonly Item[] }

/**
 * Finds things to choose from while somebody types. Only answers to the present words are offered: a list that changes under the finger is
 * pressed wrong. A search that failed finds nothing, and is asked again with the next letter, or whenever `words` says the same again.
 */
export function createFinder<Item>(
  words: Accessor<string>,
  find: (words: string) => Promise<readonly Item[]>,
): Finder<Item> {
  const asked = createMemo(() => words().trim())
  const [answered, setAnswered] = createSignal<Answered<Item> | null>(null)
  let run = 0
  onCleanup(() => {
    run += 1
  })
  const ask = async (text: string) => {
    run += 1
    const mine = run
    const items = await find(text).catch(() => [])
    if (mine === run && asked() === text) setAnswered({ words: text, items })
  }
  createEffect(
    on(words, () => {
      const text = asked()
      // The same words again: what was found stays until it is found again.
      if (answered()?.words !== text) setAnswered(null)
      if (text !== '') void ask(text)
    }),
  )
  const found = () => {
    const last = answered()
    return last?.words === asked() ? last.items : []
  }
  return { found, isAsking: () => asked() !== '' && answered()?.words !== asked() }
}
