import { type CountId, isId } from '@onhand/domain/ids'
import { Button, ButtonLink, EmptyState, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { Drawer, ProgressBar, usePieces } from '@onhand/ui/desk'
import { useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, Match, on, onCleanup, onMount, type Setter, Show, Switch } from 'solid-js'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { useWedge } from '../../lib/wedge.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { findCode } from '../scan/find-code.ts'
import { signalScan } from '../scan/signal.ts'
import { createCountSheet, type SheetLine } from './count-sheet.ts'
import { ItemSearch } from './item-search.tsx'
import { NumberPad, typeDigit } from './number-pad.tsx'
import { useStockWords } from './stock-words.ts'
import '../../styles/count.css'

/** Counting, one-handed: one item, a big number pad, the next item. Scanning an item leads to it. The book is never shown. */
export default function CountScreen() {
  const params = useParams()
  const known = () => {
    const id = params['countId'] ?? ''
    return isId('count', id) ? id : null
  }
  return (
    <Show when={known()} keyed fallback={<ErrorState />}>
      {(id) => <Counting countId={id} />}
    </Show>
  )
}

function Counting(props: { readonly countId: CountId }) {
  const { t } = useTexts('stock')
  const { can, link } = useShop()
  const [isListOpen, setListOpen] = createSignal(false)
  const counting = createCounting(props.countId)
  const { sheet, typed, setTyped, isDone, setDone, enter } = counting
  return (
    <div class="screen count-screen">
      <ScreenHead title={sheet.count()?.name ?? t('count.open')}>
        <Button look="bare" icon="clipboard-list" onClick={() => setListOpen(true)}>
          {t('count.all')}
        </Button>
        <Show when={can('stock.approve')}>
          <ButtonLink look="quiet" href={`/dashboard${link(`/stock/counts/${props.countId}/review`)}`}>
            {t('count.review')}
          </ButtonLink>
        </Show>
      </ScreenHead>
      <Switch>
        <Match when={sheet.state() === 'failed'}>
          <ErrorState onRetry={() => void sheet.load()} />
        </Match>
        <Match when={sheet.state() === 'loading'}>
          <Skeleton height="320px" />
        </Match>
        <Match when={sheet.count()?.status !== 'open'}>
          <EmptyState icon="circle-check" title={t('count.over')} />
        </Match>
        <Match when={sheet.state() === 'ready'}>
          <ProgressBar
            label={t('count.progressLabel')}
            done={sheet.countedCount()}
            total={Math.max(1, sheet.lines().length)}
          />
          <ItemSearch
            label={t('count.find')}
            isBlind
            onFound={(item) => {
              setDone(false)
              sheet.goTo(item)
            }}
          />
          <LastCounted counting={counting} />
          <Show
            when={!isDone() && sheet.line()}
            fallback={<EmptyState icon="circle-check" title={t('count.allDone')} hint={t('count.allDoneHint')} />}
          >
            {(line) => (
              <div class="count-work">
                <CountItem line={line()} typed={typed()} onStep={sheet.step} />
                <NumberPad text={typed()} onChange={setTyped} onEnter={enter} />
              </div>
            )}
          </Show>
        </Match>
      </Switch>
      <Drawer title={t('count.all')} isOpen={isListOpen()} onClose={() => setListOpen(false)}>
        <AllItems
          lines={sheet.lines()}
          onChoose={(skuId) => {
            counting.goTo(skuId)
            setListOpen(false)
          }}
        />
      </Drawer>
    </div>
  )
}

type Counted = { readonly counting: ReturnType<typeof createCounting> }

/** What was counted just now, and a way back to it. */
function LastCounted(props: Counted) {
  const { t } = useTexts('stock')
  const pieces = usePieces()
  return (
    <p class="count-last small" role="status">
      <Show when={props.counting.last()}>
        {(one) => (
          <>
            {one().line.title}: {t('count.yours', { units: one().units })}
            <Button
              look="bare"
              onClick={() => {
                props.counting.goTo(one().line.skuId)
                props.counting.setLast(null)
              }}
            >
              {pieces.t('toast.undo')}
            </Button>
          </>
        )}
      </Show>
    </p>
  )
}

function AllItems(props: { readonly lines: readonly SheetLine[]; onChoose(skuId: SheetLine['skuId']): void }) {
  return (
    <ul class="stock-found">
      <For each={props.lines}>
        {(line) => (
          <li>
            <button type="button" onClick={() => props.onChoose(line.skuId)}>
              <span>{[line.title, line.skuTitle].filter(Boolean).join(' · ')}</span>
              <span class="number muted">{line.myCountedUnits ?? (line.isCountedByOthers ? '✓' : '')}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

/** The sheet, what is typed for the item that is open, and the ways to go on: pad, keys, scanner. */
function createCounting(countId: CountId) {
  const { t, locale, nowMs } = useTexts('stock')
  const { shop } = useShop()
  const words = useStockWords()
  const optimistic = useOptimistic()
  const [search] = useSearchParams()
  const [typed, setTyped] = createSignal('')
  const [isDone, setDone] = createSignal(false)
  const [last, setLast] = createSignal<{ line: SheetLine; units: number } | null>(null)
  const sheet = createCountSheet(countId)
  void sheet.load()
  createEffect(
    on(sheet.state, (state) => {
      if (state === 'ready' && typeof search['sku'] === 'string') sheet.goToSku(search['sku'])
    }),
  )
  createEffect(on([() => sheet.line()?.skuId], () => setTyped('')))

  const keep = async (line: SheetLine, units: number) => {
    const before = line.myCountedUnits
    setDone(false)
    const kept = await optimistic({
      apply: () => {
        sheet.change(line.skuId, { myCountedUnits: units })
        setTyped('')
        if (!sheet.next()) setDone(true)
      },
      rollback: () => {
        sheet.change(line.skuId, { myCountedUnits: before })
        setDone(false)
        // A number that is being typed for another item stays with that item; this one is to count again.
        if (typed() === '') sheet.goToSku(line.skuId)
      },
      run: async () => {
        await sheet.keep(line.skuId, units)
        return true
      },
      words,
    })
    if (kept !== null) setLast({ line, units })
  }
  const enter = () => {
    const line = sheet.line()
    if (line && line.status !== 'settled' && typed() !== '') void keep(line, Number(typed()))
  }
  let scanned = 0
  const scan = async (code: string) => {
    setTyped('')
    scanned += 1
    const mine = scanned
    const of = { vendorId: shop().vendorId, locale, yearNow: new Date(nowMs()).getUTCFullYear() }
    const found = await findCode(of, code).catch(() => null)
    // The next scan may have been faster.
    if (mine !== scanned) return undefined
    const item = found?.items[0]
    signalScan(item !== undefined, true)
    if (!item) return showToast(t('count.notFound'))
    setDone(false)
    return sheet.goTo(item)
  }
  useWedge((code) => void scan(code))
  useCountKeys(setTyped, enter)
  /** Goes to an item by hand. */
  const goTo = (skuId: SheetLine['skuId']) => {
    setDone(false)
    sheet.goToSku(skuId)
  }
  return { sheet, typed, setTyped, isDone, setDone, last, setLast, enter, goTo }
}

/** Digits, backspace and enter count, unless they are meant for a field. */
function useCountKeys(setTyped: Setter<string>, enter: () => void): void {
  const onKey = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    if (event.ctrlKey || event.metaKey || target?.closest('input, textarea, select, dialog, button, a')) return
    if (/^\d$/.test(event.key)) setTyped((text) => typeDigit(text, event.key))
    else if (event.key === 'Backspace') setTyped((text) => text.slice(0, -1))
    else if (event.key === 'Enter') enter()
  }
  onMount(() => addEventListener('keydown', onKey))
  onCleanup(() => removeEventListener('keydown', onKey))
}

function CountItem(props: { readonly line: SheetLine; readonly typed: string; onStep(by: number): void }) {
  const { t } = useTexts('stock')
  return (
    <section class="count-item panel" aria-live="polite">
      <Show when={props.line.imageUrl}>{(url) => <img src={url()} alt="" width="80" height="100" />}</Show>
      <div>
        <h2>{[props.line.title, props.line.skuTitle].filter(Boolean).join(' · ')}</h2>
        <p class="muted small">{[props.line.code, props.line.gtin].filter(Boolean).join(' · ')}</p>
        <p class="small">
          <Show when={props.line.myCountedUnits !== null}>
            {t('count.yours', { units: props.line.myCountedUnits ?? 0 })}{' '}
          </Show>
          <Show when={props.line.isCountedByOthers}>{t('count.byOthers')}</Show>
        </p>
      </div>
      <div class="count-steps">
        <Button look="bare" icon="chevron-left" onClick={() => props.onStep(-1)}>
          {t('count.previous')}
        </Button>
        <output class="count-typed number">{props.typed || '–'}</output>
        <Button look="bare" onClick={() => props.onStep(1)}>
          {t('count.skip')}
        </Button>
      </div>
    </section>
  )
}
