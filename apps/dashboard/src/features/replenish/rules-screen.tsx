import type { PurchaseRuleId } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { confirmAction, StatusPill } from '@onhand/ui/desk'
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import type { Rule } from './purchase-words.ts'
import { BackToBackPart } from './back-to-back-part.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { RuleForm } from './rule-form.tsx'
import '../../styles/purchase.css'

/** What may be ordered while nobody looks: the owner's rules, with what they ordered lately. */
export default function RulesScreen() {
  const { t, format } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const [edited, setEdited] = createSignal<{ readonly id: PurchaseRuleId; readonly rule: Rule | null } | null>(null)
  const [rules, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.purchase.rules.query({ vendorId }),
  )
  const [suppliers] = createResource(
    () => shop().vendorId,
    (vendorId) => api.purchase.suppliers.query({ vendorId }),
  )
  const list = () => (rules.error ? undefined : rules.latest)
  const known = () => (suppliers.error ? [] : (suppliers.latest ?? []))
  const nameOf = (rule: Rule) =>
    rule.supplierId === null
      ? t('purchase.anySupplier')
      : (known().find((one) => one.supplierId === rule.supplierId)?.name ?? '')
  const money = (minor: number) => format.money(minor, shop().currency)
  const remove = async (rule: Rule) => {
    const question = { title: t('purchase.removeRuleTitle'), body: t('purchase.removeRuleBody') }
    if (!(await confirmAction({ ...question, action: t('purchase.removeRule'), isDanger: true }))) return
    try {
      await api.purchase.removeRule.mutate({ vendorId: shop().vendorId, ruleId: rule.id })
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
    void refetch()
  }
  return (
    <div class="screen">
      <ScreenHead title={t('purchase.rules')} lead={t('purchase.rulesLead')}>
        <Show when={can('purchasing.automate')}>
          <Button icon="plus" onClick={() => setEdited({ id: newId('purchaseRule'), rule: null })}>
            {t('purchase.newRule')}
          </Button>
        </Show>
      </ScreenHead>
      <ReplenishTabs />
      <Switch>
        <Match when={rules.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={list() === undefined}>
          <Skeleton height="160px" />
        </Match>
        <Match when={list()?.length === 0}>
          <EmptyState icon="list-checks" title={t('purchase.rulesNone')} hint={t('purchase.rulesNoneHint')} />
        </Match>
        <Match when={list()}>
          {(found) => (
            <section class="panel">
              <ul class="offer-list">
                <For each={found()}>
                  {(rule) => (
                    <li>
                      <div>
                        <strong>{nameOf(rule)}</strong>{' '}
                        <StatusPill tone={rule.isActive ? 'good' : 'plain'}>
                          {rule.isActive ? t('purchase.ruleOn') : t('purchase.ruleOff')}
                        </StatusPill>
                        <p class="muted small">
                          {rule.skuId === null ? t('purchase.anyItem') : t('purchase.oneItem')} · {t('purchase.limit')}{' '}
                          {money(rule.dailyLimitMinor)} · {t('purchase.spent')} {money(rule.spentMinor)}
                        </p>
                      </div>
                      <Show when={can('purchasing.automate')}>
                        <div class="panel-actions">
                          <Button look="quiet" icon="pencil" onClick={() => setEdited({ id: rule.id, rule })}>
                            {t('purchase.offerEdit', { title: nameOf(rule) })}
                          </Button>
                          <Button look="bare" onClick={() => void remove(rule)}>
                            {t('purchase.removeRule')}
                          </Button>
                        </div>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </Match>
      </Switch>
      <BackToBackPart />
      <RuleForm
        edited={edited()}
        suppliers={known()}
        onClose={() => setEdited(null)}
        onSaved={() => {
          setEdited(null)
          void refetch()
        }}
      />
    </div>
  )
}
