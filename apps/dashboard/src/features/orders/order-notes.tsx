import { Button, showToast, TextArea } from '@onhand/ui'
import { StatusPill } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { OrderDetail } from './order-types.ts'

/** What was written about an order, and a place to write: for the shop, or to the buyer. */
export function OrderNotes(props: { readonly order: OrderDetail; onChanged(): void }) {
  const { t, format } = useTexts('orders')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const [text, setText] = createSignal('')
  const [isBusy, setBusy] = createSignal(false)
  // The same note again when the answer was lost; a new one after it was taken.
  let noteId = newId('note')
  const send = async (isForBuyer: boolean) => {
    const sent = text()
    if (isBusy() || sent.trim() === '') return
    setBusy(true)
    try {
      const { vendorId } = shop()
      const { orderId } = props.order
      await api.vendorOrder.addNote.mutate({ vendorId, orderId, noteId, text: sent.trim(), isForBuyer })
      noteId = newId('note')
      // What was typed meanwhile is the next note.
      setText((now) => (now === sent ? '' : now))
      showToast(t(isForBuyer ? 'orders.messageSent' : 'orders.noteSaved'))
      props.onChanged()
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section>
      <h3>{t('orders.notes')}</h3>
      <ul class="order-notes">
        <For each={props.order.notes}>
          {(note) => (
            <li>
              <Show when={note.isForBuyer}>
                <StatusPill tone="good" icon="send">
                  {t('orders.toBuyer')}
                </StatusPill>
              </Show>
              <p>{note.text}</p>
              <span class="small muted number">
                {note.authorName} {format.dateTime(note.atMs)}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={can('orders.write')}>
        <form class="form" novalidate onSubmit={(event) => event.preventDefault()}>
          <TextArea
            label={t('orders.noteText')}
            rows={3}
            maxlength={2000}
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <div class="panel-actions">
            <Button look="quiet" isBusy={isBusy()} disabled={text().trim() === ''} onClick={() => void send(false)}>
              {t('orders.noteSave')}
            </Button>
            <Button
              look="quiet"
              icon="send"
              isBusy={isBusy()}
              disabled={text().trim() === ''}
              onClick={() => void send(true)}
            >
              {t('orders.messageSend')}
            </Button>
          </div>
        </form>
      </Show>
    </section>
  )
}
