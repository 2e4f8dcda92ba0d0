import type { CreditLine } from '@onhand/domain/marketing/views'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** The latest movements of credit, newest first. */
export function CreditLines(props: { readonly lines: readonly CreditLine[] }) {
  const { t } = useTexts('loyalty')
  return (
    <Show when={props.lines.length > 0}>
      <section class="panel" aria-label={t('loyalty.lines')}>
        <h2>{t('loyalty.lines')}</h2>
        <CreditLineList lines={props.lines} />
      </section>
    </Show>
  )
}

/** Movements of credit, one below the other. */
export function CreditLineList(props: { readonly lines: readonly CreditLine[] }) {
  const { t, format } = useTexts('loyalty')
  const { link } = useShop()
  return (
    <ul class="loyalty-lines">
      <For each={props.lines}>
        {(line) => (
          <li>
            <span class="number muted">{format.dateTime(line.atMs)}</span>
            <span>
              {t(`loyalty.kind.${line.kind}`)}
              {line.reason === '' ? '' : ` · ${line.reason}`}
              <Show when={line.orderId}>
                {(orderId) => (
                  <>
                    {' · '}
                    <A href={link(`/orders?view=all&open=${orderId()}`)}>{t('loyalty.order')}</A>
                  </>
                )}
              </Show>
            </span>
            <span class="number">
              {line.amountMinor > 0 ? '+' : ''}
              {format.money(line.amountMinor, line.currency)}
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}
