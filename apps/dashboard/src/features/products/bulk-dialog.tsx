import { isId } from '@onhand/domain/ids'
import { Button, Field, Notice, Select } from '@onhand/ui'
import { Dialog, MoneyField, NumberField } from '@onhand/ui/desk'
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { CategoryChoice } from './categories.ts'
import type { BulkChange } from './product-types.ts'

/** Which change is being asked for. */
export type BulkKind = Exclude<BulkChange['kind'], 'status'>

const ROUNDINGS = [1, 5, 10, 50, 100] as const

/** Asks how a bulk edit changes its products; the button names what will happen and to how many. */
export function BulkDialog(props: {
  readonly kind: BulkKind | null
  readonly count: number
  readonly categories: readonly CategoryChoice[]
  onRun(change: BulkChange): void
  onClose(): void
}) {
  const { t, format } = useTexts('products')
  const { shop } = useShop()
  const [percent, setPercent] = createSignal<number | null>(null)
  const [rounding, setRounding] = createSignal<(typeof ROUNDINGS)[number]>(1)
  const [amountMinor, setAmountMinor] = createSignal<number | null>(null)
  const [tags, setTags] = createSignal('')
  const [categoryId, setCategoryId] = createSignal('')
  const [tax, setTax] = createSignal<number | null>(null)
  const [isTried, setTried] = createSignal(false)
  createEffect(on([() => props.kind], () => setTried(false)))

  const change = (): BulkChange | null => {
    const words = tags()
      .split(/[,，、]/)
      .flatMap((tag) => tag.trim() || [])
    switch (props.kind) {
      case 'price_percent': {
        const basisPoints = Math.round((percent() ?? 0) * 100)
        return basisPoints === 0 ? null : { kind: 'price_percent', basisPoints, roundToMinor: rounding() }
      }
      case 'price_amount': {
        const amount = amountMinor()
        return amount ? { kind: 'price_amount', amountMinor: amount } : null
      }
      case 'tags_add':
      case 'tags_remove':
        return words.length > 0 ? { kind: props.kind, tags: words } : null
      case 'category': {
        const id = categoryId()
        return { kind: 'category', categoryId: isId('category', id) ? id : null }
      }
      case 'tax': {
        const rate = tax()
        return rate === null ? null : { kind: 'tax', taxRateBps: Math.round(rate * 100) }
      }
      case null:
        return null
    }
  }
  const run = () => {
    const wanted = change()
    setTried(wanted === null)
    if (wanted) props.onRun(wanted)
  }
  return (
    <Dialog
      title={t('products.bulk.title', { count: props.count })}
      isOpen={props.kind !== null}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {t('products.cancel')}
          </Button>
          <Button onClick={run}>{t('products.bulk.run', { count: props.count })}</Button>
        </>
      }
    >
      <Switch>
        <Match when={props.kind === 'price_percent'}>
          <NumberField
            label={t('products.bulk.percent')}
            hint={t('products.bulk.percentHint')}
            value={percent()}
            onChange={setPercent}
          />
          <Select
            label={t('products.bulk.round')}
            value={String(rounding())}
            options={ROUNDINGS.map((minor) => ({ value: String(minor), label: format.money(minor, shop().currency) }))}
            onChange={(event) => setRounding(ROUNDINGS.find((one) => String(one) === event.currentTarget.value) ?? 1)}
          />
        </Match>
        <Match when={props.kind === 'price_amount'}>
          <MoneyField
            label={t('products.bulk.amount')}
            currency={shop().currency}
            valueMinor={amountMinor()}
            onChange={setAmountMinor}
          />
        </Match>
        <Match when={props.kind === 'tags_add' || props.kind === 'tags_remove'}>
          <Field
            label={t('products.field.tags')}
            hint={t('products.bulk.tagsHint')}
            onInput={(event) => setTags(event.currentTarget.value)}
          />
        </Match>
        <Match when={props.kind === 'category'}>
          <Select
            label={t('products.category')}
            value={categoryId()}
            options={[{ value: '', label: t('products.anyCategory') }, ...props.categories]}
            onChange={(event) => setCategoryId(event.currentTarget.value)}
          />
        </Match>
        <Match when={props.kind === 'tax'}>
          <NumberField label={t('products.field.tax')} value={tax()} onChange={setTax} />
        </Match>
      </Switch>
      <Show when={isTried() && change() === null}>
        <Notice tone="signal">{t('products.wrong.other')}</Notice>
      </Show>
    </Dialog>
  )
}
