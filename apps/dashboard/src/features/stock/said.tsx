import { Button, Notice } from '@onhand/ui'
import { usePieces } from '@onhand/ui/desk'
import { Show } from 'solid-js'

/** What was just done or refused, with the way back. */
export type Said = { readonly text: string; readonly isRefusal?: boolean; undo?(): void }

/** Says it where one looks: within the drawer, in front of everything else. */
export function SaidNotice(props: { readonly said: Said | null }) {
  const { t } = usePieces()
  return (
    <Show when={props.said} keyed>
      {(said) => (
        <Notice tone={said.isRefusal ? 'signal' : 'good'}>
          <div class="stock-said">
            <span>{said.text}</span>
            <Show when={said.undo}>
              {(undo) => (
                <Button look="bare" onClick={() => undo()()}>
                  {t('toast.undo')}
                </Button>
              )}
            </Show>
          </div>
        </Notice>
      )}
    </Show>
  )
}
