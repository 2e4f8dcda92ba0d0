import { createSignal, For, type JSX, Show } from 'solid-js'

/** A short notice at the foot of the page, with at most one thing to do about it. */
export type Toast = {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly href?: string; run?(): void } | undefined
}

/** Long enough to read twice and reach the action. */
const TOAST_MS = 7000
const [toasts, setToasts] = createSignal<readonly Toast[]>([])
let lastId = 0
// The notice that the next change of page leaves standing.
let goesAlong = 0

/** Shows a notice; a new one takes the place of the old. */
export function showToast(text: string, action?: Toast['action']): void {
  lastId += 1
  const id = lastId
  setToasts([{ id, text, action }])
  setTimeout(() => dismiss(id), TOAST_MS)
}

/** Shows a notice of something that leads to another page: it goes along to that page, and no further. */
export function showToastOnNext(text: string): void {
  showToast(text)
  goesAlong = lastId
}

/** Takes the notices away that speak of the page before. */
export function clearToasts(): void {
  setToasts((all) => all.filter((toast) => toast.id === goesAlong))
  goesAlong = 0
}

function dismiss(id: number): void {
  setToasts((all) => all.filter((toast) => toast.id !== id))
}

/** Where notices appear; one per page. Read out politely. */
export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={toasts()}>
        {(toast) => (
          <div class="toast">
            <span>{toast.text}</span>
            <Show when={toast.action}>
              {(action) => <ToastAction action={action()} onDone={() => dismiss(toast.id)} />}
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}

function ToastAction(props: { readonly action: NonNullable<Toast['action']>; onDone(): void }) {
  const press = () => {
    props.action.run?.()
    props.onDone()
  }
  return (
    <Show
      when={props.action.href}
      fallback={
        <button type="button" class="button is-bare" onClick={press}>
          {props.action.label}
        </button>
      }
    >
      {(href) => (
        <a href={href()} onClick={() => props.onDone()}>
          {props.action.label}
        </a>
      )}
    </Show>
  )
}
