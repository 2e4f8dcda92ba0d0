import { createEffect, createUniqueId, type JSX, Show } from 'solid-js'
import { IconButton } from '../button.tsx'
import { usePieces } from './pieces-text.tsx'

/**
 * One record beside its table, at the end side; the whole screen on a phone. The platform's dialog traps focus, closes on Escape and gives
 * focus back to the row. The body is drawn only while it is open.
 */
export function Drawer(props: {
  readonly title: string
  readonly subtitle?: JSX.Element
  readonly isOpen: boolean
  readonly isWide?: boolean
  /** What is always in reach: the one next step. */
  readonly footer?: JSX.Element
  readonly children: JSX.Element
  onClose(): void
}) {
  const { t } = usePieces()
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.isOpen && !dialog?.open) dialog?.showModal()
    if (!props.isOpen && dialog?.open) dialog.close()
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is only on the veil; Escape closes a dialog by itself
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class={props.isWide ? 'drawer is-wide' : 'drawer'}
      aria-labelledby={id}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) props.onClose()
      }}
    >
      <Show when={props.isOpen}>
        <div class="drawer-head">
          <div>
            <h2 id={id}>{props.title}</h2>
            <Show when={props.subtitle}>
              <div class="small muted">{props.subtitle}</div>
            </Show>
          </div>
          <IconButton icon="x" label={t('frame.close')} onClick={() => props.onClose()} />
        </div>
        <div class="drawer-body" tabindex={0}>
          {props.children}
        </div>
        <Show when={props.footer}>
          <div class="drawer-foot">{props.footer}</div>
        </Show>
      </Show>
    </dialog>
  )
}
