import { Field, IconButton } from '@onhand/ui'
import { DateField, NumberField } from '@onhand/ui/desk'
import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { LabelItem } from './label-run.ts'

/** The goods to be labelled, each with lot, date and how many labels it gets. */
export function LabelList(props: {
  readonly items: readonly LabelItem[]
  onChange(index: number, change: Partial<LabelItem>): void
  onRemove(index: number): void
}) {
  const { t } = useTexts('labels')
  const keys = () => props.items.map((_item, index) => index)
  const item = (index: number) => props.items[index]
  return (
    <ul class="label-list">
      <For each={keys()}>
        {(index) => (
          <li>
            <div class="label-name">
              <strong>{item(index)?.name}</strong>
              <span class="small muted">
                {item(index)?.gtin
                  ? t('labels.barcode', { gtin: item(index)?.gtin ?? '' })
                  : t('labels.noBarcode', { code: item(index)?.code ?? '' })}
              </span>
            </div>
            <NumberField
              label={t('labels.copies')}
              isWhole
              value={item(index)?.copies ?? 1}
              onChange={(copies) => props.onChange(index, { copies: Math.min(600, Math.max(1, copies ?? 1)) })}
            />
            <Field
              label={t('labels.lot')}
              maxlength={20}
              autocomplete="off"
              value={item(index)?.lotCode ?? ''}
              onChange={(event) => props.onChange(index, { lotCode: event.currentTarget.value.trim() || null })}
            />
            <DateField
              label={t('labels.expiry')}
              value={item(index)?.expiryDate ?? null}
              onChange={(expiryDate) => props.onChange(index, { expiryDate })}
            />
            <IconButton
              icon="x"
              label={t('labels.remove', { name: item(index)?.name ?? '' })}
              onClick={() => props.onRemove(index)}
            />
          </li>
        )}
      </For>
    </ul>
  )
}
