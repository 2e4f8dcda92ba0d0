import { createEffect, createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { usePieces } from './pieces-text.tsx'

/** A small window that waits for an answer. */
export function Dialog(props: {
  readonly title: string
  readonly isOpen: boolean
  readonly children: JSX.Element
  readonly actions: JSX.Element
  onClose(): void
}) {
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.isOpen && !dialog?.open) dialog?.showModal()
    if (!props.isOpen && dialog?.open) dialog.close()
  })
  return (
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class="dialog"
      aria-labelledby={id}
      onClose={() => props.onClose()}
    >
      <Show when={props.isOpen}>
        <h2 id={id}>{props.title}</h2>
        <div class="dialog-body">{props.children}</div>
        <div class="dialog-actions">{props.actions}</div>
      </Show>
    </dialog>
  )
}

/** A question before something that cannot be undone. `body` names what will happen, `action` is the verb on the button. */
export type Question = {
  readonly title: string
  readonly body: JSX.Element
  readonly action: string
  readonly isDanger?: boolean
}

const [asked, setAsked] = createSignal<(Question & { answer(isYes: boolean): void }) | null>(null)

/** Asks and waits: true when the person agreed. A new question answers the one before with no. */
export function confirmAction(question: Question): Promise<boolean> {
  asked()?.answer(false)
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => {
      setAsked(null)
      resolve(isYes)
    }
    setAsked({ ...question, answer })
  })
}

/** Where questions appear; one per page. */
export function ConfirmHost() {
  const { t } = usePieces()
  return (
    <Dialog
      title={asked()?.title ?? ''}
      isOpen={asked() !== null}
      onClose={() => asked()?.answer(false)}
      actions={
        <>
          <Button look="quiet" onClick={() => asked()?.answer(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button look={asked()?.isDanger ? 'danger' : 'primary'} onClick={() => asked()?.answer(true)}>
            {asked()?.action}
          </Button>
        </>
      }
    >
      {asked()?.body}
    </Dialog>
  )
}
