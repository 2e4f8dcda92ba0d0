import type { SupplierId } from '@onhand/domain/ids'
import { Button, Field } from '@onhand/ui'
import { Drawer, Figure, MoneyField, NumberField, Switch } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Said, SaidNotice } from '../stock/said.tsx'
import { type Supplier, usePurchaseWords } from './purchase-words.ts'
import { SupplierOffers } from './supplier-offers.tsx'

type Props = {
  readonly supplierId: SupplierId | null
  /** Undefined for a new one. */
  readonly supplier: Supplier | undefined
  readonly isLoaded: boolean
  onClose(): void
  onChanged(): void
}
const DAYS_MAX = 120

/** One supplier: how it keeps its word, its terms, where its money goes, what it sells. */
export function SupplierDrawer(props: Props) {
  const { t } = useTexts('purchase')
  return (
    <Drawer
      title={props.supplier?.name ?? t('purchase.newSupplier')}
      isOpen={props.supplierId !== null && props.isLoaded}
      onClose={props.onClose}
    >
      <Show when={props.supplierId} keyed>
        {(supplierId) => (
          <div class="stack">
            <Show when={props.supplier}>{(supplier) => <ScorePart supplier={supplier()} />}</Show>
            <TermsForm {...props} supplierId={supplierId} />
            <Show when={props.supplier}>
              {(supplier) => (
                <>
                  <AccountForm supplier={supplier()} onChanged={props.onChanged} />
                  <SupplierOffers supplierId={supplierId} leadDays={supplier().leadDays} />
                </>
              )}
            </Show>
          </div>
        )}
      </Show>
    </Drawer>
  )
}

function ScorePart(props: { readonly supplier: Supplier }) {
  const { t, format } = useTexts('purchase')
  const share = (permille: number | null) =>
    permille === null ? t('purchase.notKnown') : format.percent(permille * 10)
  const change = () => {
    const { priceChanges: count, meanPriceChangePermille: mean } = props.supplier
    if (count === 0 || mean === null) return t('purchase.noChanges')
    const sign = mean > 0 ? '+' : ''
    return t('purchase.changesMean', { count, mean: `${sign}${format.percent(mean * 10)}` })
  }
  return (
    <section>
      <h3>{t('purchase.scorecard')}</h3>
      <p class="muted small">{t('purchase.scorecardHint')}</p>
      <div class="figures supplier-figures">
        <Figure label={t('purchase.onTime')} value={share(props.supplier.score.onTimePermille)} />
        <Figure label={t('purchase.inFull')} value={share(props.supplier.score.inFullPermille)} />
        <Figure label={t('purchase.orders')} value={format.number(props.supplier.score.orderCount)} />
        <Figure label={t('purchase.declined')} value={format.number(props.supplier.score.declinedCount)} />
      </div>
      <dl class="facts">
        <dt>{t('purchase.lead')}</dt>
        <dd>
          {t('purchase.leadLearnt', {
            mean: format.number(props.supplier.learntMeanDays),
            p90: format.number(props.supplier.learntP90Days),
          })}
        </dd>
        <dt>{t('purchase.priceChanges')}</dt>
        <dd>{change()}</dd>
      </dl>
    </section>
  )
}

function TermsForm(props: Props & { readonly supplierId: SupplierId }) {
  const { t } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const words = usePurchaseWords()
  const before = props.supplier
  const [name, setName] = createSignal(before?.name ?? '')
  const [leadDays, setLead] = createSignal<number | null>(before?.leadDays ?? 3)
  const [minOrderMinor, setMin] = createSignal<number | null>(before?.minOrderMinor ?? 0)
  const [paymentDays, setPayment] = createSignal<number | null>(before?.paymentDays ?? 14)
  const [isActive, setActive] = createSignal(before?.isActive ?? true)
  const [said, setSaid] = createSignal<Said | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const save = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      const days = { leadDays: within(leadDays()), paymentDays: within(paymentDays()) }
      const who = { vendorId: shop().vendorId, supplierId: props.supplierId, name: name().trim() }
      await api.purchase.saveSupplier.mutate({
        ...who,
        ...days,
        minOrderMinor: minOrderMinor() ?? 0,
        isActive: isActive(),
      })
      setSaid({ text: t('purchase.saved') })
      props.onChanged()
    } catch (error) {
      setSaid({ text: failureText(error, frame.t, words), isRefusal: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="form" novalidate onSubmit={(event) => event.preventDefault()}>
      <h3>{t('purchase.terms')}</h3>
      <Field
        label={t('purchase.name')}
        value={name()}
        maxlength={120}
        disabled={!can('purchasing.write')}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <NumberField label={t('purchase.leadDays')} isWhole value={leadDays()} onChange={setLead} />
      <MoneyField
        label={t('purchase.minOrder')}
        currency={shop().currency}
        valueMinor={minOrderMinor()}
        onChange={setMin}
      />
      <NumberField
        label={t('purchase.paymentDays')}
        hint={t('purchase.paymentHint')}
        isWhole
        value={paymentDays()}
        onChange={setPayment}
      />
      <Switch label={t('purchase.isActive')} isOn={isActive()} onChange={setActive} />
      <SaidNotice said={said()} />
      <Show when={can('purchasing.write')}>
        <div class="panel-actions">
          <Button type="submit" icon="save" isBusy={isBusy()} onClick={() => void save()}>
            {t('purchase.save')}
          </Button>
        </div>
      </Show>
    </form>
  )
}

function AccountForm(props: { readonly supplier: Supplier; onChanged(): void }) {
  const { t } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const words = usePurchaseWords()
  const [number, setNumber] = createSignal(props.supplier.bankAccountNumber)
  const [said, setSaid] = createSignal<Said | null>(null)
  const save = async () => {
    try {
      const ask = { vendorId: shop().vendorId, supplierId: props.supplier.supplierId }
      const { holder } = await api.purchase.saveSupplierAccount.mutate({ ...ask, bankAccountNumber: number().trim() })
      setSaid({ text: t('purchase.accountSaved', { holder }) })
      props.onChanged()
    } catch (error) {
      setSaid({ text: failureText(error, frame.t, words), isRefusal: true })
    }
  }
  return (
    <form class="form" novalidate onSubmit={(event) => event.preventDefault()}>
      <h3>{t('purchase.account')}</h3>
      <Show
        when={can('money.payout')}
        fallback={<p>{props.supplier.bankAccountNumber || t('purchase.accountNone')}</p>}
      >
        <Field
          label={t('purchase.accountNumber')}
          hint={props.supplier.bankAccountNumber === '' ? t('purchase.accountNone') : undefined}
          value={number()}
          maxlength={20}
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <div class="panel-actions">
          <Button type="submit" look="quiet" onClick={() => void save()}>
            {t('purchase.save')}
          </Button>
        </div>
      </Show>
      <SaidNotice said={said()} />
    </form>
  )
}

function within(days: number | null): number {
  return Math.min(DAYS_MAX, Math.max(0, Math.trunc(days ?? 0)))
}
