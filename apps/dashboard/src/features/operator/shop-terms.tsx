import { Button, Notice, showToast } from '@onhand/ui'
import { DateField, NumberField } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useTexts } from '../../lib/texts.ts'
import type { OperatorShop } from './operator-shop.ts'

const BPS_PER_PERCENT = 100

/** A shop's commission over time, and how long its money waits. */
export function ShopTerms(props: { readonly shop: OperatorShop; onChange(): void }) {
  const { t, format } = useTexts('operator')
  const frame = useTexts('frame')
  const [rates, { mutate }] = createResource(
    () => props.shop.vendorId,
    (vendorId) => api.operator.commissionRates.query({ vendorId }),
  )
  const known = () => (rates.error ? [] : (rates.latest ?? []))
  const [percent, setPercent] = createSignal<number | null>(null)
  const [from, setFrom] = createSignal<string | null>(null)
  const [holdDays, setHoldDays] = createSignal<number | null>(props.shop.holdDays)
  const [failure, setFailure] = createSignal<string | null>(null)
  const guarded = async (run: () => Promise<unknown>, done: string) => {
    try {
      await run()
      setFailure(null)
      showToast(done)
      props.onChange()
    } catch (error) {
      setFailure(
        failureText(error, frame.t, {
          invalid_field: ({ field, expected }) => t('op.refused.invalid', { field, expected }),
        }),
      )
    }
  }
  const setRate = () => {
    const rate = percent()
    const day = from()
    if (rate === null) return
    const { vendorId } = props.shop
    const commissionBps = Math.round(rate * BPS_PER_PERCENT)
    const fromMs = day === null ? null : Date.parse(day)
    void guarded(
      async () => mutate(await api.operator.setCommissionRate.mutate({ vendorId, commissionBps, fromMs })),
      t('op.rateSet'),
    )
  }
  const { vendorId } = props.shop
  return (
    <>
      <section class="stack" aria-labelledby="op-rates">
        <h3 id="op-rates">{t('op.rates')}</h3>
        <p>{t('op.rateNow', { rate: format.percent(props.shop.commissionBps) })}</p>
        <Show when={known().length > 0 && known()}>
          {(all) => (
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('op.rateFromHead')}</th>
                  <th scope="col" class="is-end">
                    {t('op.rateHead')}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={all()}>
                  {(rate) => (
                    <tr>
                      <td class="number">{format.dateTime(rate.fromMs)}</td>
                      <td class="is-end">{format.percent(rate.commissionBps)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          )}
        </Show>
        <NumberField label={t('op.newRate')} value={percent()} onChange={setPercent} />
        <DateField label={t('op.rateFrom')} hint={t('op.rateFromHint')} value={from()} onChange={setFrom} />
        <div class="panel-actions">
          <Button look="quiet" disabled={percent() === null} onClick={setRate}>
            {t('op.setRate')}
          </Button>
        </div>
      </section>
      <section class="stack">
        <NumberField
          label={t('op.holdDays')}
          hint={t('op.holdDaysHint')}
          isWhole
          value={holdDays()}
          onChange={setHoldDays}
        />
        <div class="panel-actions">
          <Button
            look="quiet"
            onClick={() =>
              void guarded(() => api.operator.setHoldDays.mutate({ vendorId, holdDays: holdDays() }), t('op.holdSet'))
            }
          >
            {t('op.setHold')}
          </Button>
        </div>
      </section>
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
    </>
  )
}
