import { Button, Notice } from '@onhand/ui'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { Conflict, ProductForm } from './product-form.ts'

/** Somebody saved the product meanwhile: what they changed, and whose version goes on. */
export function ConflictNotice(props: { readonly form: ProductForm }) {
  const { t } = useTexts('products')
  const names = (fields: Conflict['theirFields']) => fields.map((field) => t(`products.part.${field}`)).join(', ')
  return (
    <Show when={props.form.conflict()}>
      {(conflict) => (
        <Notice tone="signal">
          <div class="stack">
            <div>
              <strong>{t('products.editor.conflict')}</strong>
              <p>{t('products.editor.theirs', { fields: names(conflict().theirFields) })}</p>
              <Show when={conflict().bothFields.length > 0}>
                <p>{t('products.editor.both', { fields: names(conflict().bothFields) })}</p>
              </Show>
            </div>
            <div class="panel-actions">
              <Button look="quiet" onClick={() => props.form.keepMine()}>
                {t('products.editor.keepMine')}
              </Button>
              <Button look="bare" onClick={() => props.form.takeTheirs()}>
                {t('products.editor.takeTheirs')}
              </Button>
            </div>
          </div>
        </Notice>
      )}
    </Show>
  )
}
