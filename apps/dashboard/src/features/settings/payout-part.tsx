import { Button, Field, Notice } from '@onhand/ui'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { type PartProps, useSaving } from './shop-settings.ts'

/** Where payouts go. The bank is asked before anything is saved. */
export function PayoutPart(props: PartProps) {
  const { t } = useTexts('settings')
  const saving = useSaving({
    payee_unknown: () => t('payout.unknown'),
    payee_currency: ({ currency }) => t('payout.currency', { currency, own: props.settings.currency }),
  })
  const [account, setAccount] = createSignal('')
  const save = () => {
    const bankAccountNumber = account().trim()
    const run = () => api.shop.savePayoutAccount.mutate({ vendorId: props.settings.vendorId, bankAccountNumber })
    void saving
      .save(run, ({ holder }) => t('payout.saved', { holder }))
      .then((isDone) => {
        if (!isDone) return
        setAccount('')
        props.onSaved()
      })
  }
  return (
    <form
      class="form panel"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p class="muted">{t('payout.lead')}</p>
      <Show when={props.settings.payoutAccount}>
        {(number) => <p class="number">{t('payout.current', { account: number() })}</p>}
      </Show>
      <Show when={props.mayWrite} fallback={<Notice icon="lock">{t('payout.ownersOnly')}</Notice>}>
        <Field
          label={t('payout.account')}
          inputmode="numeric"
          autocomplete="off"
          value={account()}
          error={saving.errorOf('bankAccountNumber')}
          onInput={(event) => setAccount(event.currentTarget.value)}
        />
        <Button type="submit" icon="landmark" isBusy={saving.isBusy()} disabled={account().trim() === ''}>
          {t('payout.check')}
        </Button>
      </Show>
    </form>
  )
}
