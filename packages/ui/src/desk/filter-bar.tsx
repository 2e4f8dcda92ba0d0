import { createEffect, createUniqueId, type JSX, on, onCleanup, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { usePieces } from './pieces-text.tsx'

/** Short enough to feel at once, long enough that a word is one question. */
const DEBOUNCE_MS = 150

/** Above a table: the search box, filters, and at the end what concerns the whole table. */
export function FilterBar(props: {
  readonly search?: { readonly label: string; readonly text: string; onSearch(text: string): void }
  readonly children?: JSX.Element
  readonly end?: JSX.Element
}) {
  return (
    <div class="filter-bar">
      <Show when={props.search}>{(search) => <SearchField {...search()} asksOnLeaving />}</Show>
      <div class="filter-chips">
        {props.children}
        <Show when={props.end}>
          <div class="filter-end">{props.end}</div>
        </Show>
      </div>
    </div>
  )
}

/** A box that searches while one types. The key `/` leads to it. What is typed is not overwritten by the question that was sent before it. */
export function SearchField(props: {
  readonly label: string
  readonly text: string
  /**
   * For what may lead away when it is pressed: the question goes before the press, or it would call the page back. Not for choices below the box: they
   * would be gone under the finger.
   */
  readonly asksOnLeaving?: boolean
  onSearch(text: string): void
}) {
  const id = createUniqueId()
  let input: HTMLInputElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let sent = props.text
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  onCleanup(stop)
  const send = (text: string) => {
    stop()
    sent = text
    props.onSearch(text)
  }
  const later = (text: string) => {
    stop()
    timer = setTimeout(() => send(text), DEBOUNCE_MS)
  }
  createEffect(
    on(
      () => props.text,
      (text) => {
        // The echo of what was typed here; more may have been typed since.
        if (text.trim() === sent.trim()) return
        stop()
        sent = text
        if (input) input.value = text
      },
      { defer: true },
    ),
  )
  return (
    <div class="search-field">
      <label class="hidden-text" for={id}>
        {props.label}
      </label>
      <Icon name="search" isSmall />
      <input
        ref={(element) => {
          input = element
        }}
        id={id}
        type="search"
        data-search
        autocomplete="off"
        placeholder={props.label}
        value={sent}
        onInput={(event) => later(event.currentTarget.value)}
        onBlur={(event) => props.asksOnLeaving && timer !== undefined && send(event.currentTarget.value)}
      />
    </div>
  )
}

/** One filter: a chip that opens its choices and says which one is in effect. */
export function FilterChip(props: {
  readonly label: string
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onChoose(value: string | null): void
}) {
  const { t } = usePieces()
  const chosen = () => props.options.find((option) => option.value === props.value)
  const items = (): MenuItem[] => [
    { label: t('filter.any'), isChecked: !chosen(), run: () => props.onChoose(null) },
    ...props.options.map((option) => ({
      label: option.label,
      isChecked: option.value === props.value,
      run: () => props.onChoose(option.value),
    })),
  ]
  return (
    <Menu label={props.label} class={chosen() ? 'chip is-on' : 'chip'} items={items()}>
      <span>
        {props.label}
        <Show when={chosen()}>{(option) => <strong>: {option().label}</strong>}</Show>
      </span>
      <Icon name="chevron-down" isSmall />
    </Menu>
  )
}

/** What can be done with the selected rows; in place of the filters while there are any. */
export function SelectionBar(props: { readonly count: number; readonly children: JSX.Element; onClear(): void }) {
  const { t } = usePieces()
  return (
    <Show when={props.count > 0}>
      <div class="selection-bar" role="status">
        <strong>{t('table.selected', { count: props.count })}</strong>
        {props.children}
        <button type="button" class="button is-bare" onClick={() => props.onClear()}>
          {t('table.clear')}
        </button>
      </div>
    </Show>
  )
}
