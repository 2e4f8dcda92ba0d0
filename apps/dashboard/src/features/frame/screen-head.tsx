import { type JSX, Show } from 'solid-js'

/** The head of a screen: what it is, and at the end its one next step. */
export function ScreenHead(props: {
  readonly title: string
  readonly lead?: JSX.Element
  readonly children?: JSX.Element
}) {
  return (
    <div class="screen-head">
      <div>
        <h1>{props.title}</h1>
        <Show when={props.lead}>
          <p class="muted">{props.lead}</p>
        </Show>
      </div>
      <Show when={props.children}>
        <div class="screen-actions">{props.children}</div>
      </Show>
    </div>
  )
}
