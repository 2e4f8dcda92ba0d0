import { Field } from '@onhand/ui'
import { createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { usePieces } from '@onhand/ui/desk'

/** A town as the api knows it. */
export type Town = Awaited<ReturnType<typeof api.shop.places.query>>[number]

const WAIT_MS = 180

/** A town by the beginning of its name: typed, then chosen with the arrows, a tap or Enter. */
export function PlaceSearch(props: {
  readonly label: string
  readonly hint: string
  readonly none: string
  readonly error?: string | undefined
  readonly text: string
  found(count: number): string
  onChoose(town: Town): void
}) {
  const id = createUniqueId()
  const { format } = usePieces()
  const [text, setText] = createSignal<string | null>(null)
  const [towns, setTowns] = createSignal<readonly Town[] | null>(null)
  const [at, setAt] = createSignal(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  const look = (typed: string) => {
    setText(typed)
    clearTimeout(timer)
    if (typed.trim() === '') return setTowns(null)
    timer = setTimeout(() => void ask(typed), WAIT_MS)
    return undefined
  }
  const ask = async (typed: string) => {
    const answer = await api.shop.places.query({ text: typed.trim() }).catch(() => [])
    // An answer to what was typed before is too late.
    if (text() !== typed) return
    setTowns(answer)
    setAt(0)
  }
  const choose = (town: Town) => {
    setText(null)
    setTowns(null)
    props.onChoose(town)
  }
  const onKey = (event: KeyboardEvent) => {
    const list = towns() ?? []
    if (event.key === 'Escape') setTowns(null)
    if (list.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((before) => (before + (event.key === 'ArrowDown' ? 1 : -1) + list.length) % list.length)
    }
    const town = list[at()]
    if (event.key === 'Enter' && town) {
      event.preventDefault()
      choose(town)
    }
  }
  return (
    <div class="place-search">
      <Field
        label={props.label}
        hint={props.hint}
        error={props.error}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={(towns()?.length ?? 0) > 0}
        aria-controls={`${id}-towns`}
        aria-activedescendant={(towns()?.length ?? 0) > 0 ? `${id}-${at()}` : undefined}
        value={text() ?? props.text}
        onInput={(event) => look(event.currentTarget.value)}
        onKeyDown={onKey}
        onBlur={() => setTowns(null)}
      />
      <div id={`${id}-towns`} role="listbox" aria-label={props.label} hidden={(towns()?.length ?? 0) === 0}>
        <For each={towns() ?? []}>
          {(town, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where the focus is, in the text field
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field
            <div
              role="option"
              id={`${id}-${index()}`}
              tabindex={-1}
              aria-selected={index() === at()}
              // The field keeps its focus, or the list would close before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(town)}
            >
              <span>{town.city}</span>
              <span class="muted small">{[town.region, format.country(town.country)].filter(Boolean).join(', ')}</span>
            </div>
          )}
        </For>
      </div>
      <p class="small muted" role="status">
        <Show when={towns()}>{(list) => (list().length === 0 ? props.none : props.found(list().length))}</Show>
      </p>
    </div>
  )
}
