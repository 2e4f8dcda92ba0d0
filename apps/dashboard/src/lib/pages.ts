import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

/** One page of a list, as the api gives it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/** The rows of a list that is read page by page. */
export type Pages<Item> = {
  rows: Accessor<readonly Item[]>
  /** `loading` only while there is nothing to show: a changed filter keeps the old rows until the new ones are there. */
  state: Accessor<'loading' | 'ready' | 'failed'>
  /** True while the rows answer the question before the present one. */
  isBehind: Accessor<boolean>
  hasMore: Accessor<boolean>
  /** The next page; once at a time. */
  more(): void
  /** From the start again, in place. */
  reload(): void
  /** Changes rows here, before the api has answered. */
  change(update: (rows: readonly Item[]) => readonly Item[]): void
}

/**
 * Reads a list page by page. Whenever `asked` changes (filters, sorting, the shop) it starts again; answers to an older question are
 * thrown away, however late they come.
 */
export function createPages<Asked, Item>(
  asked: Accessor<Asked>,
  fetch: (asked: Asked, cursor: string | null) => Promise<Page<Item>>,
): Pages<Item> {
  const [rows, setRows] = createSignal<readonly Item[]>([])
  const [state, setState] = createSignal<'loading' | 'ready' | 'failed'>('loading')
  const [cursor, setCursor] = createSignal<string | null>(null)
  const [isBehind, setBehind] = createSignal(true)
  let run = 0
  let isFetching = false

  const read = async (from: string | null) => {
    run += 1
    const mine = run
    isFetching = true
    try {
      const page = await fetch(asked(), from)
      if (mine !== run) return
      setRows((before) => (from === null ? page.items : [...before, ...page.items]))
      setCursor(page.nextCursor)
      setState('ready')
      setBehind(false)
    } catch {
      if (mine === run) setState('failed')
    } finally {
      if (mine === run) isFetching = false
    }
  }
  const reload = () => {
    if (state() === 'failed') setState('loading')
    void read(null)
  }
  createEffect(
    on(asked, () => {
      setBehind(true)
      reload()
    }),
  )
  onCleanup(() => {
    run += 1
  })
  return {
    rows,
    state,
    isBehind,
    hasMore: () => cursor() !== null,
    more: () => {
      const from = cursor()
      if (from !== null && !isFetching) void read(from)
    },
    reload,
    change: (update) => setRows(update),
  }
}
