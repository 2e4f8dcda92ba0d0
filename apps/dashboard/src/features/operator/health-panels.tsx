import { Icon, type IconName } from '@onhand/ui'
import { StatusPill, type Tone } from '@onhand/ui/desk'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { useSpans } from './spans.ts'

/** The answer of `operator.health`. */
export type Health = Answer<typeof api.operator.health.query>
type Check = Health['checks'][number]

const TONES: Readonly<Record<Check['state'], Tone>> = { good: 'good', warn: 'signal', bad: 'danger', unknown: 'plain' }
const ICONS: Readonly<Record<Check['state'], IconName>> = {
  good: 'check',
  warn: 'triangle-alert',
  bad: 'circle-alert',
  unknown: 'circle-question-mark',
}

/** What waits for the operator, each a way to where it is settled. */
export function Attention(props: { readonly health: Health }) {
  const { t } = useTexts('operator')
  const differences = () => props.health.checks.find((check) => check.name === 'reconciliation')?.count ?? 0
  const tasks = () => {
    const { counts } = props.health
    return [
      { count: counts.pendingShopCount, key: 'pendingShops', href: '/operator/shops?state=pending', icon: 'store' },
      { count: counts.deadLetterCount, key: 'deadLetters', href: '/operator/letters', icon: 'mail' },
      { count: counts.openTroubleCount, key: 'troubles', href: '/operator/checkouts', icon: 'shopping-basket' },
      { count: counts.failedPayoutCount, key: 'failedPayouts', href: '/operator/payouts', icon: 'banknote' },
      { count: differences(), key: 'differences', href: '/operator/bank', icon: 'scale' },
      { count: counts.duePayoutCount, key: 'duePayouts', href: '/operator/payouts', icon: 'send' },
    ] as const
  }
  const waiting = () => tasks().filter((task) => task.count > 0)
  return (
    <section class="panel" aria-labelledby="op-attention">
      <h2 id="op-attention">{t('op.attention')}</h2>
      <Show
        when={waiting().length > 0}
        fallback={
          <div>
            <p>
              <strong>{t('op.allWell')}</strong>
            </p>
            <p class="small muted">{t('op.allWellHint')}</p>
          </div>
        }
      >
        <ul class="task-list">
          <For each={waiting()}>
            {(task) => (
              <li>
                <A href={task.href}>
                  <Icon name={task.icon} />
                  <span>{t(`op.task.${task.key}`, { count: task.count })}</span>
                  <Icon name="chevron-right" isSmall />
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

/** Checks whose age is since the last run: the younger the better. */
const RUNS = new Set<Check['name']>(['cron', 'nightly', 'reconciliation'])

/** Each part of the marketplace with its state and the numbers it follows from. */
export function Parts(props: { readonly checks: Health['checks'] }) {
  const { t, format } = useTexts('operator')
  const span = useSpans()
  const measured = (check: Check) => {
    const count = check.count === null ? [] : [format.number(check.count)]
    const age =
      check.ageMs === null ? (RUNS.has(check.name) ? [t('op.never')] : []) : [t('op.ago', { time: span(check.ageMs) })]
    return [...count, ...age].join(' · ')
  }
  return (
    <section class="panel" aria-labelledby="op-health">
      <h2 id="op-health">{t('op.health')}</h2>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('op.part')}</th>
            <th scope="col">{t('op.stateHead')}</th>
            <th scope="col" class="is-end">
              {t('op.measured')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.checks}>
            {(check) => (
              <tr>
                <td>{t(`op.check.${check.name}`)}</td>
                <td>
                  <StatusPill tone={TONES[check.state]} icon={ICONS[check.state]}>
                    {t(`op.state.${check.state}`)}
                  </StatusPill>
                </td>
                <td class="is-end">{measured(check)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
