import { orderEffect } from '@onhand/domain/purchasing/propose-line'
import type { SkuId } from '@onhand/domain/ids'
import { Button, IconButton, Notice, showToast, Stepper } from '@onhand/ui'
import { StatusPill } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import {
  choiceWords,
  effectWords,
  type Proposal,
  type ProposedSku,
  reasonWords,
  skuTitle,
  usePurchaseWords,
} from './purchase-words.ts'

const UNITS_MAX = 100_000

type Props = {
  readonly proposal: Proposal
  readonly placeName: string
  onDismiss(line: ProposedSku): void
  onRestore(line: ProposedSku): void
  onOrdered(): void
}

/** What one supplier should bring to one place: each line with its reason and effect, and one button that orders it. */
export function ProposalPanel(props: Props) {
  const texts = useTexts('purchase')
  const { t, format } = texts
  const { can } = useShop()
  const { unitsOf, setUnits, wanted, totalMinor, sum, problem, isBusy, order } = createOrder(props)
  const effectOf = (line: ProposedSku) => orderEffect(line.forecast, line, { ...line, units: unitsOf(line) })
  const money = (minor: number) => format.money(minor, props.proposal.currency)
  const isBelow = () => totalMinor() < props.proposal.minOrderMinor
  const title = () => t('purchase.toPlace', { supplier: props.proposal.supplierName, place: props.placeName })
  return (
    <section class="panel proposal" aria-label={title()}>
      <ProposalHead
        proposal={props.proposal}
        title={title()}
        savedMinor={sum((line) => effectOf(line).lostSalesAvoidedMinor)}
        savedUnits={sum((line) => effectOf(line).lostUnitsAvoided)}
      />
      <ul class="proposal-lines">
        <For each={props.proposal.lines}>
          {(line) => (
            <li class={line.isDismissed ? 'is-dismissed' : ''}>
              <div class="proposal-what">
                <strong>{skuTitle(line)}</strong>
                <Show when={line.isDismissed}>
                  <StatusPill>{t('purchase.isDismissed')}</StatusPill>
                </Show>
                <p>{reasonWords(texts, line.reason)}</p>
                <p class="muted small">
                  {[
                    effectWords(texts, effectOf(line), props.proposal.currency),
                    ...(line.expiringUnits > 0
                      ? [t('purchase.waste', { amount: money(line.expiringUnits * line.unitCostMinor) })]
                      : []),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <Show when={choiceWords(texts, line.reason)}>
                  {(why) => (
                    <p class="muted small">
                      {t('purchase.because', { supplier: props.proposal.supplierName, why: why() })}
                    </p>
                  )}
                </Show>
              </div>
              <span class="number proposal-cost">
                {money(unitsOf(line) * line.unitCostMinor)}
                <span class="muted small">{t('purchase.each', { amount: money(line.unitCostMinor) })}</span>
              </span>
              <Show
                when={can('purchasing.write')}
                fallback={<span class="number">{format.number(unitsOf(line))}</span>}
              >
                <Show
                  when={!line.isDismissed}
                  fallback={
                    <Button look="quiet" onClick={() => props.onRestore(line)}>
                      {t('purchase.restore')}
                    </Button>
                  }
                >
                  <Stepper
                    label={t('purchase.units', { title: skuTitle(line) })}
                    units={unitsOf(line)}
                    min={0}
                    max={UNITS_MAX}
                    onChange={(units) => setUnits(line, units)}
                  />
                  <IconButton
                    icon="x"
                    label={t('purchase.dismiss', { title: skuTitle(line) })}
                    onClick={() => props.onDismiss(line)}
                  />
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={problem()}>{(text) => <Notice tone="signal">{text()}</Notice>}</Show>
      <Show when={can('purchasing.write')}>
        <div class="panel-actions">
          <Button
            icon="send"
            isBusy={isBusy()}
            disabled={wanted().length === 0 || isBelow()}
            onClick={() => void order()}
          >
            {t('purchase.order', { total: money(totalMinor()) })}
          </Button>
          <Show when={isBelow() && wanted().length > 0}>
            <span class="muted">{t('purchase.belowMinimum', { amount: money(props.proposal.minOrderMinor) })}</span>
          </Show>
        </div>
      </Show>
    </section>
  )
}

/** The quantities as they were changed, and the order they become. */
function createOrder(props: Props) {
  const { t } = useTexts('purchase')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const words = usePurchaseWords()
  // The order's id is made before it is pressed: two presses are one order. What is ordered after it has another.
  let nextId = newId('purchaseOrder')
  const [changed, setChanged] = createSignal<ReadonlyMap<SkuId, number>>(new Map())
  const [problem, setProblem] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const unitsOf = (line: ProposedSku) => changed().get(line.skuId) ?? line.units
  const wanted = createMemo(() => props.proposal.lines.filter((line) => !line.isDismissed && unitsOf(line) > 0))
  const sum = (pick: (line: ProposedSku) => number) => wanted().reduce((total, line) => total + pick(line), 0)
  const totalMinor = () => sum((line) => unitsOf(line) * line.unitCostMinor)
  const order = async () => {
    if (isBusy() || wanted().length === 0) return
    setBusy(true)
    setProblem(null)
    const purchaseOrderId = nextId
    try {
      const { supplierId, locationId, supplierName } = props.proposal
      const lines = wanted().map((line) => ({ skuId: line.skuId, units: unitsOf(line) }))
      const ask = { vendorId: shop().vendorId, purchaseOrderId, supplierId, locationId, origin: 'proposal' as const }
      await api.purchase.order.mutate({ ...ask, lines, expectedTotalMinor: totalMinor() })
      showToast(t('purchase.ordered', { supplier: supplierName }), {
        label: t('purchase.seeOrder'),
        run: () => navigate(`${link('/replenish/orders')}?open=${purchaseOrderId}`),
      })
      nextId = newId('purchaseOrder')
      setChanged(new Map())
      props.onOrdered()
    } catch (error) {
      setProblem(failureText(error, frame.t, words))
    } finally {
      setBusy(false)
    }
  }
  const setUnits = (line: ProposedSku, units: number) =>
    setChanged((before) => new Map([...before, [line.skuId, stepped(line, units, unitsOf(line))]]))
  return { unitsOf, setUnits, wanted, totalMinor, sum, problem, isBusy, order }
}

/** From whom to where, when it comes and what it is good for. */
function ProposalHead(props: {
  readonly proposal: Proposal
  readonly title: string
  readonly savedMinor: number
  readonly savedUnits: number
}) {
  const { t, format } = useTexts('purchase')
  return (
    <header class="proposal-head">
      <div>
        <h2>{props.title}</h2>
        <p class="muted small">
          {t('purchase.delivers', { count: props.proposal.leadDays })} ·{' '}
          {props.proposal.paymentDays === 0
            ? t('purchase.paidFirst')
            : t('purchase.paidLater', { count: props.proposal.paymentDays })}
        </p>
      </div>
      <dl class="proposal-sums">
        <dt>{t('purchase.saves')}</dt>
        <dd>
          <strong>{format.money(props.savedMinor, props.proposal.currency)}</strong>{' '}
          <span class="muted small">{t('purchase.savesUnits', { count: Math.round(props.savedUnits) })}</span>
        </dd>
      </dl>
    </header>
  )
}

/** A quantity the supplier takes, in the direction the person went: whole packs, nothing below the minimum but none at all. */
function stepped(line: ProposedSku, asked: number, before: number): number {
  const pack = Math.max(1, line.packUnits)
  const packs = asked > before ? Math.ceil(asked / pack) : Math.floor(asked / pack)
  const units = packs * pack
  const least = Math.ceil(Math.max(1, line.moqUnits) / pack) * pack
  if (units >= least) return units
  return asked > before ? least : 0
}
