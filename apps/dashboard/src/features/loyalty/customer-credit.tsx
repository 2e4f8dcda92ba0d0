import type { CustomerId, PersonId } from '@onhand/domain/ids'
import { Button, ErrorState, Skeleton } from '@onhand/ui'
import { Figure } from '@onhand/ui/desk'
import { createResource, createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { CreditLineList } from './credit-lines.tsx'
import { GiftDialog } from './gift-dialog.tsx'
import '../../styles/loyalty.css'

/** What one customer has of the shop's credit, how it came about, and a gift to them. */
export function CustomerCredit(props: { readonly customerId: CustomerId; readonly name: string }) {
  const { t, format } = useTexts('loyalty')
  const { shop, can } = useShop()
  const [recipient, setRecipient] = createSignal<{ readonly personId: PersonId } | null>(null)
  const [credit, { refetch }] = createResource(
    () => ({ vendorId: shop().vendorId, customerId: props.customerId }),
    (asked) => api.credit.ofCustomer.query(asked),
  )
  const until = (expiresAtMs: number | null) =>
    expiresAtMs === null ? '' : t('loyalty.ownUntil', { date: format.longDate(expiresAtMs, shop().timeZone) })
  return (
    <section class="stack" aria-label={t('loyalty.own')}>
      <h3>{t('loyalty.own')}</h3>
      <Show when={!credit.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={credit.latest} fallback={<Skeleton height="72px" />}>
          {(known) => (
            <Show when={known().personId} fallback={<p class="muted">{t('loyalty.noAccount')}</p>}>
              {(personId) => (
                <>
                  <Show when={known().lines.length > 0} fallback={<p class="muted">{t('loyalty.ownNone')}</p>}>
                    <Figure
                      label={t('loyalty.ownSpendable')}
                      value={format.money(known().spendableMinor, known().currency)}
                    />
                    <p class="small muted">{known().spendableMinor > 0 ? until(known().expiresAtMs) : ''}</p>
                    <CreditLineList lines={known().lines} />
                  </Show>
                  <Show when={can('orders.refund')}>
                    <div class="panel-actions">
                      <Button look="quiet" icon="badge-percent" onClick={() => setRecipient({ personId: personId() })}>
                        {t('loyalty.give')}
                      </Button>
                    </div>
                  </Show>
                </>
              )}
            </Show>
          )}
        </Show>
      </Show>
      <GiftDialog
        recipient={recipient()}
        name={props.name}
        onClose={() => setRecipient(null)}
        onGiven={() => void refetch()}
      />
    </section>
  )
}
