import type { PromotionId } from '@onhand/domain/ids'
import { Button, Field, RadioCards, Select, showToast, showToastOnNext } from '@onhand/ui'
import { DateField, NumberField } from '@onhand/ui/desk'
import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { createCategories } from '../products/categories.ts'
import { FixedPrices } from './fixed-prices.tsx'
import { ProductPicker } from './product-picker.tsx'
import type { ChosenProduct, PromotionForm } from './promotion-form.ts'
import { PromotionPreview } from './promotion-preview.tsx'
import { type PromotionRow, usePromotionWords } from './promotion-words.ts'
import { chosenOf } from './read-chosen.ts'

const SELECTIONS = ['products', 'category', 'all'] as const
const KINDS = ['percent', 'fixed'] as const

type Props = {
  readonly form: PromotionForm
  readonly present: PromotionRow | null
  readonly today: string
  onSaved(promotionId: PromotionId): void
}

/** The form of a promotion. One that runs keeps its prices and its first day. */
export function PromotionFieldsPart(props: Props) {
  const { t } = useTexts('promotions')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const { refusals } = usePromotionWords()
  const [isBusy, setBusy] = createSignal(false)
  const [isTried, setTried] = createSignal(false)
  const { fields, setFields, described } = props.form
  const isRunning = () => props.present?.status === 'running'
  const canSave = () =>
    fields.name.trim() !== '' &&
    (isRunning() ? fields.lastDay !== null : described() !== null && !isReading()) &&
    !isBusy()
  // Until its products are there, what would be saved is not what is shown.
  const [isReading, setReading] = createSignal(props.present !== null)
  const readProducts = async (present: PromotionRow) => {
    try {
      const before = await chosenOf(shop().vendorId, present)
      const isNew = (one: ChosenProduct) => !before.some((known) => known.productId === one.productId)
      // What was chosen meanwhile stays chosen.
      setFields('products', (chosen) => [...before, ...chosen.filter(isNew)])
      setReading(false)
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  onMount(() => {
    if (props.present) void readProducts(props.present)
  })
  const wantsName = () => isTried() && fields.name.trim() === ''
  const save = async () => {
    setTried(true)
    if (!canSave()) return
    setBusy(true)
    try {
      const saved = await send(shop().vendorId, props)
      const key = props.present
        ? 'promotions.saved'
        : saved.status === 'running'
          ? 'promotions.begun'
          : 'promotions.planned'
      showToastOnNext(key === 'promotions.saved' ? t(key) : t(key, { name: saved.name }))
      props.onSaved(saved.promotionId)
    } catch (error) {
      showToast(failureText(error, frame.t, refusals))
    } finally {
      setBusy(false)
    }
  }
  const action = () =>
    props.present
      ? t('promotions.save')
      : fields.firstDay === props.today
        ? t('promotions.start')
        : t('promotions.plan')
  return (
    <div class="promotion-columns">
      <form
        class="form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field
          label={t('promotions.what')}
          hint={t('promotions.nameHint')}
          error={wantsName() ? t('promotions.nameMissing') : undefined}
          value={fields.name}
          maxlength={120}
          onInput={(event) => setFields('name', event.currentTarget.value)}
        />
        <DayFields {...props} isRunning={isRunning()} />
        <Show when={!isRunning()}>
          <PriceFields form={props.form} />
        </Show>
        <NumberField
          label={t('promotions.uplift')}
          hint={t('promotions.upliftHint')}
          isWhole
          value={fields.uplift}
          onChange={(uplift) => setFields('uplift', uplift)}
        />
        <div class="panel-actions">
          <Button type="submit" isBusy={isBusy()} aria-disabled={canSave() ? undefined : 'true'}>
            {action()}
          </Button>
        </div>
      </form>
      <Show when={!isRunning()}>
        <PromotionPreview described={described()} />
      </Show>
    </div>
  )
}

/** Plans it, or changes what is there; one that runs is asked for nothing that it cannot change. */
function send(vendorId: PromotionVendor, { form, present }: Props) {
  const { fields, described } = form
  const named = { vendorId, name: fields.name.trim(), expectedUpliftPercent: fields.uplift }
  if (present?.status === 'running') {
    const { promotionId, firstDay } = present
    return api.promotion.change.mutate({ ...named, promotionId, firstDay, lastDay: fields.lastDay ?? present.lastDay })
  }
  const wanted = described()
  if (!wanted) throw new Error('the form is not complete')
  return present
    ? api.promotion.change.mutate({ ...named, ...wanted })
    : api.promotion.plan.mutate({ ...named, ...wanted })
}
type PromotionVendor = Parameters<typeof api.promotion.plan.mutate>[0]['vendorId']

function DayFields(props: Props & { readonly isRunning: boolean }) {
  const { t } = useTexts('promotions')
  const { fields, setFields } = props.form
  return (
    <>
      <div class="field-row">
        <DateField
          label={t('promotions.firstDay')}
          value={fields.firstDay}
          min={props.today}
          disabled={props.isRunning}
          onChange={(day) => setFields('firstDay', day)}
        />
        <DateField
          label={t('promotions.lastDay')}
          value={fields.lastDay}
          min={props.isRunning ? props.today : (fields.firstDay ?? props.today)}
          onChange={(day) => setFields('lastDay', day)}
        />
      </div>
      <p class="small muted">{t('promotions.daysHint')}</p>
    </>
  )
}

function PriceFields(props: { readonly form: PromotionForm }) {
  const { t, locale } = useTexts('promotions')
  const { shop } = useShop()
  const categories = createCategories(locale)
  const { fields, setFields } = props.form
  const hasPicker = () => fields.kind === 'fixed' || fields.selection === 'products'
  return (
    <>
      <RadioCards
        legend={t('promotions.kind')}
        isInline
        value={fields.kind}
        cards={KINDS.map((kind) => ({ value: kind, label: t(`promotions.kind.${kind}`) }))}
        onChoose={(value) => setFields('kind', KINDS.find((kind) => kind === value) ?? 'percent')}
      />
      <Show when={fields.kind === 'percent'}>
        <NumberField
          label={t('promotions.percent')}
          hint={t('promotions.percentHint')}
          isWhole
          value={fields.percentOff}
          onChange={(percent) => setFields('percentOff', percent)}
        />
        <RadioCards
          legend={t('promotions.selection')}
          isInline
          value={fields.selection}
          cards={SELECTIONS.map((selection) => ({ value: selection, label: t(`promotions.selection.${selection}`) }))}
          onChoose={(value) => setFields('selection', SELECTIONS.find((one) => one === value) ?? 'products')}
        />
      </Show>
      <Switch>
        <Match when={hasPicker()}>
          <ProductPicker products={fields.products} onChange={(products) => setFields('products', products)} />
          <Show when={fields.kind === 'fixed' && fields.products.length > 0}>
            <p class="small muted">{t('promotions.fixedHint', { currency: shop().currency })}</p>
            <FixedPrices form={props.form} />
          </Show>
        </Match>
        <Match when={fields.selection === 'category'}>
          <Select
            label={t('promotions.category')}
            value={fields.categoryId}
            options={[{ value: '', label: t('promotions.chooseCategory') }, ...categories()]}
            onChange={(event) => setFields('categoryId', event.currentTarget.value)}
          />
        </Match>
      </Switch>
    </>
  )
}
