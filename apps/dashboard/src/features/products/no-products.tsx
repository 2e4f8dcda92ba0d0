import { Button, EmptyState } from '@onhand/ui'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'

/** A table without rows: nothing there yet, or nothing that fits. */
export function NoProducts(props: {
  readonly isNarrowed: boolean
  readonly mayWrite: boolean
  onCreate(): void
  onWiden(): void
}) {
  const { t } = useTexts('products')
  return (
    <Show
      when={props.isNarrowed}
      fallback={
        <EmptyState icon="package" title={t('products.none')} hint={t('products.noneHint')}>
          <Show when={props.mayWrite}>
            <Button icon="plus" onClick={() => props.onCreate()}>
              {t('products.create')}
            </Button>
          </Show>
        </EmptyState>
      }
    >
      <EmptyState icon="search" title={t('products.noneFound')} hint={t('products.noneFoundHint')}>
        <Button look="quiet" onClick={() => props.onWiden()}>
          {t('products.clearFilters')}
        </Button>
      </EmptyState>
    </Show>
  )
}
