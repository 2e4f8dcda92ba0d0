import { Button, ErrorState, Select, showToast, Skeleton } from '@onhand/ui'
import { NumberField, StatusPill } from '@onhand/ui/desk'
import type { SupplierId } from '@onhand/domain/ids'
import { createResource, createSignal, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { choiceWords, skuTitle, usePurchaseWords } from './purchase-words.ts'

type Item = Answer<typeof api.purchase.backToBack.query>['items'][number]
const UNITS_A_DAY = 5

/** Goods that are ordered from a supplier when they are sold, and those that might be: with what speaks for it, and whom they can be ordered from. */
export function BackToBackPart() {
  const { t, locale } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = usePurchaseWords()
  const [found, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.purchase.backToBack.query({ vendorId, locale }),
  )
  const now = () => (found.error ? undefined : found.latest)
  const set = async (item: Item, unitsADay: number, supplierId: SupplierId | null) => {
    try {
      await api.purchase.setBackToBack.mutate({ vendorId: shop().vendorId, skuId: item.skuId, unitsADay, supplierId })
      showToast(unitsADay > 0 ? t('purchase.backSet', { title: skuTitle(item) }) : t('purchase.backEnded'))
    } catch (error) {
      showToast(failureText(error, frame.t, words))
    }
    void refetch()
  }
  return (
    <section class="panel stack" aria-label={t('purchase.back')}>
      <div>
        <h2>{t('purchase.back')}</h2>
        <p class="muted">{t('purchase.backHint')}</p>
      </div>
      <Show when={!found.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={now()} fallback={<Skeleton height="96px" />}>
          {(known) => (
            <Show when={known().items.length === 0 && known().suggestions.length === 0}>
              <p class="muted">{t('purchase.backNone')}</p>
            </Show>
          )}
        </Show>
        <ul class="offer-list">
          <For each={now()?.items ?? []}>{(item) => <BackToBackRow item={item} onSet={set} />}</For>
          <For each={now()?.suggestions ?? []}>{(item) => <BackToBackRow item={item} onSet={set} />}</For>
        </ul>
      </Show>
    </section>
  )
}

function BackToBackRow(props: {
  readonly item: Item
  onSet(item: Item, unitsADay: number, supplierId: SupplierId | null): Promise<void>
}) {
  const { t, format } = useTexts('purchase')
  const { can } = useShop()
  const isOn = () => props.item.unitsADay > 0
  const [units, setUnits] = createSignal<number | null>(isOn() ? props.item.unitsADay : UNITS_A_DAY)
  const able = () => props.item.options.filter((one) => one.bar === null)
  const [supplierId, setSupplier] = createSignal(props.item.supplierId ?? able()[0]?.supplierId ?? null)
  const [isBusy, setBusy] = createSignal(false)
  const set = async (unitsADay: number) => {
    if (isBusy()) return
    setBusy(true)
    await props.onSet(props.item, unitsADay, unitsADay > 0 ? supplierId() : null)
    setBusy(false)
  }
  const tied = () => format.money(props.item.orderUpToUnits * props.item.unitCostMinor, props.item.currency)
  return (
    <li>
      <div>
        <strong>{skuTitle(props.item)}</strong>{' '}
        <Show when={isOn()}>
          <StatusPill tone="good">{t('purchase.backOn')}</StatusPill>
        </Show>
        <p class="muted small">
          {isOn()
            ? t('purchase.backOf', { units: format.number(props.item.unitsADay) })
            : t('purchase.backWhy', { count: props.item.sold28Days, amount: tied() })}
        </p>
        <SupplierFacts item={props.item} />
      </div>
      <Show when={can('purchasing.write') && (able().length > 0 || isOn())}>
        <div class="back-set">
          <Select
            label={t('purchase.backFrom', { title: skuTitle(props.item) })}
            value={supplierId() ?? ''}
            options={able().map((one) => ({
              value: one.supplierId,
              label: t('purchase.backOption', {
                name: one.name,
                price: format.money(one.priceMinor, props.item.currency),
                count: one.leadDays,
              }),
            }))}
            onChange={({ currentTarget: { value } }) =>
              setSupplier(able().find((one) => one.supplierId === value)?.supplierId ?? null)
            }
          />
          <NumberField
            label={t('purchase.backUnits', { title: skuTitle(props.item) })}
            isWhole
            value={units()}
            onChange={(value) => setUnits(Math.max(1, value ?? 1))}
          />
          <Button look="quiet" isBusy={isBusy()} onClick={() => void set(units() ?? UNITS_A_DAY)}>
            {isOn() ? t('purchase.save') : t('purchase.backStart')}
          </Button>
          <Show when={isOn()}>
            <Button look="bare" onClick={() => void set(0)}>
              {t('purchase.backEnd')}
            </Button>
          </Show>
        </div>
      </Show>
    </li>
  )
}

/** Why the first supplier is the first, and why others cannot be asked. */
function SupplierFacts(props: { readonly item: Item }) {
  const texts = useTexts('purchase')
  const { t, format } = texts
  const best = () => props.item.options.find((one) => one.bar === null)
  const why = () => choiceWords(texts, { choice: props.item.choice ?? undefined })
  const barWords = (one: Item['options'][number]) => {
    const { name } = one
    if (one.bar === 'minimum_units') return t('purchase.backBar.minimum_units', { name, units: one.minimumUnits })
    if (one.bar === 'no_account') return t('purchase.backBar.no_account', { name })
    return t('purchase.backBar.minimum_order', { name, amount: format.money(one.minOrderMinor, props.item.currency) })
  }
  return (
    <>
      <Show when={best()} fallback={<p class="muted small">{t('purchase.backNobody')}</p>}>
        {(first) => (
          <Show when={why()}>
            {(words) => <p class="muted small">{t('purchase.backBest', { name: first().name, why: words() })}</p>}
          </Show>
        )}
      </Show>
      <For each={props.item.options.filter((one) => one.bar !== null)}>
        {(one) => <p class="muted small">{barWords(one)}</p>}
      </For>
    </>
  )
}
