import { For, Show } from 'solid-js'

/** One bar: what it is, how long it is, and what is written beside it. */
export type Bar = {
  readonly label: string
  readonly value: number
  readonly text: string
  readonly note?: string
  readonly tone?: 'main' | 'signal' | 'plain'
}

/** Things ranked by a number, the longest bar across. Every word and number of it is text. */
export function RankBars(props: { readonly label: string; readonly bars: readonly Bar[] }) {
  const top = () => Math.max(...props.bars.map((bar) => Math.abs(bar.value)), 1e-9)
  return (
    <ul class="rank-bars" aria-label={props.label}>
      <For each={props.bars}>
        {(bar) => (
          <li class={`is-${bar.tone ?? 'main'}`}>
            <span class="rank-label">{bar.label}</span>
            <span class="rank-text number">{bar.text}</span>
            <span class="rank-track" aria-hidden="true">
              <Show when={bar.value !== 0}>
                <span style={{ 'inline-size': `${(Math.abs(bar.value) / top()) * 100}%` }} />
              </Show>
            </span>
            <Show when={bar.note}>{(note) => <span class="rank-note small muted">{note()}</span>}</Show>
          </li>
        )}
      </For>
    </ul>
  )
}

// A week has its numbers on a phone, too; a year has not.
const MANY = 7

/** A few columns against a level that is usual. */
export function Columns(props: {
  readonly label: string
  readonly columns: readonly { readonly label: string; readonly value: number | null; readonly text: string }[]
  /** What is usual; a line across. */
  readonly usual: number
}) {
  const top = () => Math.max(props.usual, ...props.columns.map((column) => column.value ?? 0)) * 1.08 || 1
  return (
    <ul class="columns-chart" classList={{ 'is-many': props.columns.length > MANY }} aria-label={props.label}>
      <For each={props.columns}>
        {(column) => (
          <li>
            <span class="column-text small number">{column.text}</span>
            <span class="column-track" aria-hidden="true">
              <span
                class="column-bar"
                classList={{ 'is-above': (column.value ?? 0) >= props.usual }}
                style={{ 'block-size': `${((column.value ?? 0) / top()) * 100}%` }}
              />
              <span class="column-usual" style={{ 'inset-block-end': `${(props.usual / top()) * 100}%` }} />
            </span>
            <span class="small muted">{column.label}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
