import { isId } from '@onhand/domain/ids'
import { LABEL_SYMBOLS } from '@onhand/domain/inventory/label'
import { Button, EmptyState, Select, showToast } from '@onhand/ui'
import { NumberField, Switch } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { GoodsSearch, itemsOf } from './goods-search.tsx'
import { LabelList } from './label-list.tsx'
import { handOver, type LabelItem, type LabelSettings, makeLabels, PAPERS, PRINTERS } from './label-run.ts'
import '../../styles/labels.css'

const FIRST_SETTINGS: LabelSettings = { paper: 'roll_57x32', symbol: 'retail', hasPrice: true, skip: 0, dotsPerMm: 8 }

/** Labels for goods: what, how many, on which paper. `?product=prd_…` begins with that product. */
export default function LabelsScreen() {
  const { t, locale } = useTexts('labels')
  const { shop } = useShop()
  const [search] = useSearchParams()
  const [items, setItems] = createSignal<readonly LabelItem[]>([])
  const [settings, setSettings] = createSignal(FIRST_SETTINGS)
  const [isMaking, setMaking] = createSignal(false)
  const set = (change: Partial<LabelSettings>) => setSettings((before) => ({ ...before, ...change }))
  const count = () => items().reduce((sum, item) => sum + item.copies, 0)
  const isSheet = () => settings().paper.startsWith('a4')

  const begin = async () => {
    const productId = search['product']
    if (typeof productId !== 'string' || !isId('product', productId)) return
    const first = await itemsOf(shop().vendorId, productId).catch(() => [])
    setItems((before) => [...before, ...first])
  }
  onMount(() => void begin())

  const print = async (format: 'pdf' | 'zpl') => {
    if (isMaking()) return
    setMaking(true)
    const made = await makeLabels({ vendorId: shop().vendorId, items: items(), locale }, settings(), format)
    setMaking(false)
    if (made.kind === 'made') return handOver(made.file, format === 'zpl' ? 'labels.zpl' : null)
    const text = {
      too_small: () => t('labels.tooSmall'),
      failed: () => t('labels.failed'),
      wrong: () => t('labels.wrong', { fields: made.kind === 'wrong' ? made.fields.join(', ') : '' }),
    }[made.kind]()
    showToast(text)
  }

  return (
    <div class="screen">
      <ScreenHead title={t('labels.title')} lead={t('labels.lead')} />
      <GoodsSearch onAdd={(added) => setItems((before) => [...before, ...added])} />
      <Show
        when={items().length > 0}
        fallback={<EmptyState icon="printer" title={t('labels.none')} hint={t('labels.noneHint')} />}
      >
        <div class="label-work">
          <LabelList
            items={items()}
            onChange={(at, change) =>
              setItems((before) => before.map((item, index) => (index === at ? { ...item, ...change } : item)))
            }
            onRemove={(at) => setItems((before) => before.filter((_item, index) => index !== at))}
          />
          <section class="panel form">
            <Select
              label={t('labels.paper')}
              value={settings().paper}
              options={PAPERS.map((paper) => ({ value: paper, label: t(`labels.paper.${paper}`) }))}
              onChange={(event) => {
                const paper = PAPERS.find((one) => one === event.currentTarget.value)
                if (paper) set({ paper, skip: 0 })
              }}
            />
            <Select
              label={t('labels.symbol')}
              value={settings().symbol}
              options={LABEL_SYMBOLS.map((symbol) => ({ value: symbol, label: t(`labels.symbol.${symbol}`) }))}
              onChange={(event) => {
                const symbol = LABEL_SYMBOLS.find((one) => one === event.currentTarget.value)
                if (symbol) set({ symbol })
              }}
            />
            <Show when={isSheet()}>
              <NumberField
                label={t('labels.skip')}
                isWhole
                value={settings().skip}
                onChange={(skip) => set({ skip: Math.min(23, Math.max(0, skip ?? 0)) })}
              />
            </Show>
            <Switch label={t('labels.price')} isOn={settings().hasPrice} onChange={(hasPrice) => set({ hasPrice })} />
            <Button icon="printer" isBusy={isMaking()} onClick={() => print('pdf')}>
              {t('labels.pdf')}
            </Button>
            <Show when={!isSheet()}>
              <Select
                label={t('labels.printer')}
                value={String(settings().dotsPerMm)}
                options={PRINTERS.map(({ dpi, dotsPerMm }) => ({
                  value: String(dotsPerMm),
                  label: t('labels.printer.dots', { dpi }),
                }))}
                onChange={(event) => {
                  const printer = PRINTERS.find((one) => String(one.dotsPerMm) === event.currentTarget.value)
                  if (printer) set({ dotsPerMm: printer.dotsPerMm })
                }}
              />
              <Button look="quiet" isBusy={isMaking()} onClick={() => print('zpl')}>
                {t('labels.zpl')}
              </Button>
            </Show>
            <p class="muted small" role="status">
              {isMaking() ? t('labels.making') : t('labels.count', { count: count() })}
            </p>
          </section>
        </div>
      </Show>
    </div>
  )
}
