import { createEffect, createUniqueId, type JSX } from 'solid-js'
import { IconButton } from './button.tsx'
import { useText } from './text.tsx'

/** A drawer from below on a phone, a dialog on a larger screen. The platform's dialog traps focus, closes on Escape and gives focus back. */
export function Sheet(props: {
  readonly title: string
  readonly isOpen: boolean
  readonly children: JSX.Element
  onClose(): void
}) {
  const { t } = useText()
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.isOpen && !dialog?.open) dialog?.showModal()
    if (!props.isOpen && dialog?.open) dialog.close()
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is only on the veil; Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) props.onClose()
      }}
    >
      <div class="sheet-head">
        <h2 id={id}>{props.title}</h2>
        <IconButton icon="x" label={t('frame.close')} onClick={() => props.onClose()} />
      </div>
      <div class="sheet-body">{props.children}</div>
    </dialog>
  )
}
