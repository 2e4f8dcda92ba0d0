import { isId, type PurchaseRuleId, type SkuId } from '@onhand/domain/ids'
import { Button, IconButton, Notice, Select, showToast } from '@onhand/ui'
import { Drawer, MoneyField, Switch } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ItemSearch } from '../stock/item-search.tsx'
import { type Rule, skuTitle, type Supplier, usePurchaseWords } from './purchase-words.ts'

const LIMIT_DEFAULT_MINOR = 10_000
type Edited = { readonly id: PurchaseRuleId; readonly rule: Rule | null }

/** A rule: from whom, what, and how much a day at most. */
export function RuleForm(props: {
  readonly edited: Edited | null
  readonly suppliers: readonly Supplier[]
  onClose(): void
  onSaved(): void
}) {
  const { t } = useTexts('purchase')
  return (
    <Drawer
      title={props.edited?.rule ? t('purchase.rules') : t('purchase.newRule')}
      isOpen={props.edited !== null}
      onClose={props.onClose}
    >
      <Show when={props.edited} keyed>
        {(edited) => <RuleBody edited={edited} suppliers={props.suppliers} onSaved={props.onSaved} />}
      </Show>
    </Drawer>
  )
}

function RuleBody(props: { readonly edited: Edited; readonly suppliers: readonly Supplier[]; onSaved(): void }) {
  const { t } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = usePurchaseWords()
  const { rule, id } = props.edited
  const [supplierId, setSupplier] = createSignal(rule?.supplierId ?? null)
  const [item, setItem] = createSignal<{ readonly skuId: SkuId; readonly title: string } | null>(
    rule?.skuId ? { skuId: rule.skuId, title: t('purchase.oneItem') } : null,
  )
  const [limitMinor, setLimit] = createSignal<number | null>(rule?.dailyLimitMinor ?? LIMIT_DEFAULT_MINOR)
  const [isActive, setActive] = createSignal(rule?.isActive ?? true)
  const [problem, setProblem] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const save = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      await api.purchase.saveRule.mutate({
        vendorId: shop().vendorId,
        ruleId: id,
        supplierId: supplierId(),
        skuId: item()?.skuId ?? null,
        dailyLimitMinor: limitMinor() ?? 0,
        isActive: isActive(),
      })
      showToast(t('purchase.saved'))
      props.onSaved()
    } catch (error) {
      setProblem(failureText(error, frame.t, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="form" novalidate onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t('purchase.supplier')}
        value={supplierId() ?? ''}
        options={[
          { value: '', label: t('purchase.anySupplier') },
          ...props.suppliers.map((one) => ({ value: one.supplierId, label: one.name })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          setSupplier(isId('supplier', value) ? value : null)
        }}
      />
      <Show
        when={item()}
        fallback={
          <ItemSearch
            label={t('purchase.oneItem')}
            onFound={(found) => setItem({ skuId: found.skuId, title: skuTitle(found) })}
          />
        }
      >
        {(one) => (
          <p>
            <strong>{one().title}</strong>{' '}
            <IconButton icon="x" label={t('purchase.anyItem')} onClick={() => setItem(null)} />
          </p>
        )}
      </Show>
      <MoneyField
        label={t('purchase.limit')}
        currency={shop().currency}
        valueMinor={limitMinor()}
        onChange={setLimit}
      />
      <Switch label={t('purchase.ruleOn')} isOn={isActive()} onChange={setActive} />
      <Show when={problem()}>{(text) => <Notice tone="signal">{text()}</Notice>}</Show>
      <div class="panel-actions">
        <Button type="submit" icon="save" isBusy={isBusy()} onClick={() => void save()}>
          {t('purchase.save')}
        </Button>
      </div>
    </form>
  )
}
