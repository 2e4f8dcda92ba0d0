import { Field, IconButton } from '@onhand/ui'
import { MoneyField, NumberField } from '@onhand/ui/desk'
import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { createSignal, For, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { CountriesField } from './countries-field.tsx'
import { endAfter, minuteOf, timeOf } from './minutes.ts'
import type { ShopMethod } from './shop-settings.ts'

/** One way to the buyer: folded to a line, or open as a form. */
export function MethodForm(props: {
  readonly method: ShopMethod
  readonly currency: string
  readonly country: string
  readonly isFirst: boolean
  readonly mayWrite: boolean
  errorOf(field: string): string | undefined
  onChange(part: Partial<ShopMethod>): void
  onUp(): void
  onRemove(): void
}) {
  const { t, format, locale } = useTexts('settings')
  const name = () =>
    props.method.names[locale] || props.method.names.en || props.method.names['zh-Hant'] || t('delivery.unnamed')
  const [isOpen, setOpen] = createSignal(name() === t('delivery.unnamed'))
  const price = () =>
    props.method.priceMinor === 0 ? t('delivery.free') : format.money(props.method.priceMinor, props.currency)
  const days = () =>
    props.method.transitDaysMax === 0
      ? t('delivery.sameDay')
      : t('delivery.days', { min: props.method.transitDaysMin, max: props.method.transitDaysMax })
  return (
    <section class="panel method" aria-label={name()}>
      <div class="method-head">
        <button type="button" class="method-name" aria-expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
          <strong>{name()}</strong>
          <span class="muted small">
            {t(`delivery.kind.${props.method.kind}`)} · {t('delivery.summary', { price: price(), days: days() })}
          </span>
        </button>
        <Show when={props.mayWrite}>
          <IconButton
            icon="chevron-up"
            label={t('delivery.up', { name: name() })}
            disabled={props.isFirst}
            onClick={() => props.onUp()}
          />
          <IconButton icon="trash" label={t('delivery.remove', { name: name() })} onClick={() => props.onRemove()} />
        </Show>
      </div>
      <Show when={isOpen()}>
        <fieldset class="plain-fieldset" disabled={!props.mayWrite}>
          <div class="pair">
            <Field
              label={t('delivery.nameEn')}
              value={props.method.names.en}
              error={props.errorOf('names')}
              onChange={(event) => props.onChange({ names: { ...props.method.names, en: event.currentTarget.value } })}
            />
            <Field
              label={t('delivery.nameZh')}
              value={props.method.names['zh-Hant']}
              onChange={(event) =>
                props.onChange({ names: { ...props.method.names, 'zh-Hant': event.currentTarget.value } })
              }
            />
            <MoneyField
              label={t('delivery.price')}
              currency={props.currency}
              valueMinor={props.method.priceMinor}
              error={props.errorOf('priceMinor')}
              onChange={(priceMinor) => props.onChange({ priceMinor: priceMinor ?? 0 })}
            />
            <For each={SHOP_CURRENCIES.filter((code) => code !== props.currency && props.method.priceMinor > 0)}>
              {(code) => (
                <MoneyField
                  label={t('delivery.priceIn')}
                  hint={t('delivery.priceInHint')}
                  currency={code}
                  valueMinor={props.method.otherPrices?.[code] ?? null}
                  onChange={(priceMinor) =>
                    props.onChange({ otherPrices: withPrice(props.method.otherPrices, code, priceMinor) })
                  }
                />
              )}
            </For>
            <MoneyField
              label={t('delivery.freeOver')}
              hint={t('delivery.freeOverHint')}
              currency={props.currency}
              valueMinor={props.method.freeOverMinor}
              error={props.errorOf('freeOverMinor')}
              onChange={(freeOverMinor) => props.onChange({ freeOverMinor })}
            />
          </div>
          <Show when={props.method.kind === 'delivery'}>
            <CountriesField
              countries={props.method.countries}
              home={props.country}
              onChange={(countries) => props.onChange({ countries })}
            />
          </Show>
          <MethodTimes method={props.method} errorOf={props.errorOf} onChange={props.onChange} />
        </fieldset>
      </Show>
    </section>
  )
}

/** Prices in other currencies with one of them set, or without it. */
function withPrice(
  prices: ShopMethod['otherPrices'],
  currency: string,
  priceMinor: number | null,
): Readonly<Record<string, number>> {
  const { [currency]: _former, ...others } = prices ?? {}
  return priceMinor === null ? others : { ...others, [currency]: priceMinor }
}

function MethodTimes(props: {
  readonly method: ShopMethod
  errorOf(field: string): string | undefined
  onChange(part: Partial<ShopMethod>): void
}) {
  const { t } = useTexts('settings')
  const time = (text: string, use: (minute: number) => void) => {
    const minute = minuteOf(text)
    if (minute !== null) use(minute)
  }
  return (
    <div class="pair">
      <Field
        label={t('delivery.cutOff')}
        hint={t('delivery.cutOffHint')}
        type="time"
        value={timeOf(props.method.cutOffMinute)}
        onChange={(event) => time(event.currentTarget.value, (cutOffMinute) => props.onChange({ cutOffMinute }))}
      />
      <NumberField
        label={t('delivery.handling')}
        isWhole
        value={props.method.handlingMinutes}
        error={props.errorOf('handlingMinutes')}
        onChange={(minutes) => props.onChange({ handlingMinutes: minutes ?? 0 })}
      />
      <Show when={props.method.kind === 'delivery'}>
        <NumberField
          label={t('delivery.radius')}
          hint={t('delivery.radiusHint')}
          value={props.method.radiusKm}
          error={props.errorOf('radiusKm')}
          onChange={(radiusKm) => props.onChange({ radiusKm })}
        />
        <span />
        <NumberField
          label={t('delivery.daysMin')}
          isWhole
          value={props.method.transitDaysMin}
          onChange={(days) => props.onChange({ transitDaysMin: days ?? 0 })}
        />
        <NumberField
          label={t('delivery.daysMax')}
          isWhole
          value={props.method.transitDaysMax}
          error={props.errorOf('transitDaysMax')}
          onChange={(days) => props.onChange({ transitDaysMax: days ?? 0 })}
        />
        <Field
          label={t('delivery.windowFrom')}
          type="time"
          value={timeOf(props.method.windowFromMinute)}
          onChange={(event) =>
            time(event.currentTarget.value, (windowFromMinute) => props.onChange({ windowFromMinute }))
          }
        />
        <Field
          label={t('delivery.windowTo')}
          type="time"
          value={timeOf(props.method.windowToMinute)}
          error={props.errorOf('windowToMinute')}
          onChange={(event) =>
            time(event.currentTarget.value, (minute) =>
              props.onChange({ windowToMinute: endAfter(props.method.windowFromMinute, minute) }),
            )
          }
        />
      </Show>
    </div>
  )
}
