import { Figure } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import type { Service } from './service-screen.tsx'
import { useWords } from './words.ts'

type Effect = NonNullable<Service['effect']>

const BPS = 10_000

/** Fill rate and stock before ordering by forecast, and since. */
export function EffectPanel(props: { readonly service: Service }) {
  const { t } = useWords()
  return (
    <section class="panel" aria-labelledby="insight-effect">
      <h2 id="insight-effect">{t('insight.effectTitle')}</h2>
      <Show when={props.service.effect} fallback={<p class="muted">{t('insight.effectNone')}</p>}>
        {(effect) => <Compared effect={effect()} currency={props.service.currency} />}
      </Show>
    </section>
  )
}

function Compared(props: { readonly effect: Effect; readonly currency: string }) {
  const { t, format, share, percent, isSame } = useWords()
  const money = (minor: number | null) => (minor === null ? t('insight.unknown') : format.money(minor, props.currency))
  const stock = () => {
    const [before, now] = [props.effect.before.stockValueMinor, props.effect.since.stockValueMinor]
    if (before === null || now === null || before === 0) return ''
    const bps = Math.round(((now - before) / before) * BPS)
    if (isSame(bps)) return t('insight.effectSame')
    return bps < 0
      ? t('insight.effectLess', { percent: percent(bps) })
      : t('insight.effectMore', { percent: percent(bps) })
  }
  const words = () =>
    t('insight.effectPoint', {
      date: format.date(props.effect.sinceDate),
      now: share(props.effect.since.fill.unit),
      before: share(props.effect.before.fill.unit),
    })
  return (
    <>
      <p>{words() + t('insight.gap') + stock()}</p>
      <div class="figures insight-effect-figures">
        <Figure
          label={`${t('insight.effectBefore')} · ${t('insight.fillLine')}`}
          value={share(props.effect.before.fill.unit)}
          change={`${t('insight.stockLine')} ${money(props.effect.before.stockValueMinor)}`}
        />
        <Figure
          label={`${t('insight.effectSince')} · ${t('insight.fillLine')}`}
          value={share(props.effect.since.fill.unit)}
          change={`${t('insight.stockLine')} ${money(props.effect.since.stockValueMinor)}`}
        />
      </div>
    </>
  )
}
