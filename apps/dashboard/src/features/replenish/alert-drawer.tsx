import { Button, ButtonLink } from '@onhand/ui'
import { Drawer, StatusPill } from '@onhand/ui/desk'
import { For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Alert, alertTitle, alertWhy, TONES } from './alert-words.ts'

/** One alert with its effect: what it is about, the way to the forecast behind it, and putting it off. */
export function AlertDrawer(props: {
  readonly alert: Alert | null
  readonly snoozeDays: readonly number[]
  placeName(locationId: string): string
  onSnooze(alert: Alert, days: number): void
  onClose(): void
}) {
  const texts = useTexts('forecast')
  const { t } = texts
  return (
    <Drawer
      title={props.alert ? alertTitle(props.alert) : t('forecast.alert.title')}
      isOpen={props.alert !== null}
      onClose={props.onClose}
    >
      <Show when={props.alert} keyed>
        {(alert) => <Body {...props} alert={alert} />}
      </Show>
    </Drawer>
  )
}

function Body(props: Parameters<typeof AlertDrawer>[0] & { readonly alert: Alert }) {
  const texts = useTexts('forecast')
  const { t, format } = texts
  const { shop, can, link } = useShop()
  const { alert } = props
  return (
    <div class="stack">
      <p>
        <StatusPill tone={TONES[alert.kind]}>{t(`forecast.alert.${alert.kind}`)}</StatusPill>
      </p>
      <p>{alertWhy(texts, alert)}</p>
      <dl class="facts">
        <dt>{t('forecast.place')}</dt>
        <dd>{props.placeName(alert.locationId)}</dd>
        <dt>{t('forecast.sold28')}</dt>
        <dd class="number">{format.number(alert.sold28Days)}</dd>
        <Show when={alert.units > 0}>
          <dt>{t('forecast.alert.units')}</dt>
          <dd class="number">{format.number(alert.units)}</dd>
          <dt>{t('forecast.alert.value')}</dt>
          <dd class="number">{format.money(alert.valueMinor, alert.currency || shop().currency)}</dd>
        </Show>
      </dl>
      <ButtonLink
        look="quiet"
        icon="gauge"
        href={`${link('/replenish/forecasts')}?open=${alert.skuId}%20${alert.locationId}`}
      >
        {t('forecast.alert.seeForecast')}
      </ButtonLink>
      <Show when={can('stock.write')}>
        <div class="panel-actions">
          <Show
            when={alert.snoozedUntilMs === null}
            fallback={
              <Button look="quiet" icon="bell" onClick={() => props.onSnooze(alert, 0)}>
                {t('forecast.alert.unsnooze')}
              </Button>
            }
          >
            <For each={props.snoozeDays}>
              {(days) => (
                <Button look="quiet" icon="clock" onClick={() => props.onSnooze(alert, days)}>
                  {t('forecast.alert.putOff', { count: days })}
                </Button>
              )}
            </For>
          </Show>
        </div>
      </Show>
    </div>
  )
}
