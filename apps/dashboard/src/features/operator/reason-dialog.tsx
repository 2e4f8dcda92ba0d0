import { Button, TextArea } from '@onhand/ui'
import { Dialog } from '@onhand/ui/desk'
import { createEffect, createSignal, on } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'

const REASON_LENGTH_MAX = 300

/** Asks for a reason before something that others will want one for. */
export function ReasonDialog(props: {
  readonly title: string
  readonly body: string
  readonly action: string
  readonly isOpen: boolean
  onClose(): void
  onReason(reason: string): void
}) {
  const { t } = useTexts('operator')
  const pieces = useTexts('pieces')
  const [reason, setReason] = createSignal('')
  createEffect(
    on(
      () => props.isOpen,
      () => setReason(''),
    ),
  )
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {pieces.t('dialog.cancel')}
          </Button>
          <Button look="danger" disabled={reason().trim() === ''} onClick={() => props.onReason(reason().trim())}>
            {props.action}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{props.body}</p>
        <TextArea
          label={t('op.reason')}
          hint={t('op.reasonHint')}
          rows={3}
          maxLength={REASON_LENGTH_MAX}
          value={reason()}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  )
}
