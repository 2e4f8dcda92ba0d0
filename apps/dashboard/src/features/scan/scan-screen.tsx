import { Button, EmptyState, ErrorState, Field } from '@onhand/ui'
import { Switch as Toggle } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import { recall, remember } from '../../lib/device.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { useWedge } from '../../lib/wedge.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { CameraView } from './camera-view.tsx'
import { findCode, type Found } from './find-code.ts'
import { ScannedItem } from './scanned-item.tsx'
import { signalScan } from './signal.ts'
import '../../styles/scan.css'

const SOUND = 'dashboard.scan.sound'
type Item = Found['items'][number]

/** Scan a code and do something with the goods: take them in, correct, count, or look up. Camera, hand scanner and typing all lead here. */
export default function ScanScreen() {
  const { t, locale, nowMs } = useTexts('scan')
  const { shop } = useShop()
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = createSignal('')
  const [found, setFound] = createSignal<Found | null>(null)
  const [item, setItem] = createSignal<Item | null>(null)
  const [hasFailed, setFailed] = createSignal(false)
  const [hasSound, setSound] = createSignal(
    recall(SOUND, (value): value is boolean => typeof value === 'boolean') ?? true,
  )
  let asked = ''

  const take = async (code: string) => {
    if (code.trim() === '') return
    asked = code
    setFailed(false)
    try {
      const of = { vendorId: shop().vendorId, locale, yearNow: new Date(nowMs()).getUTCFullYear() }
      const answer = await findCode(of, code)
      // The next scan may have been faster.
      if (asked !== code) return
      setFound(answer)
      setItem(answer.items.length === 1 ? (answer.items[0] ?? null) : null)
      signalScan(answer.items.length > 0, hasSound())
      // What is being typed meanwhile is the next code.
      setTyped((text) => (text === code ? '' : text))
    } catch {
      if (asked === code) setFailed(true)
    }
  }
  useWedge((code) => void take(code))
  createEffect(
    on(
      () => search['code'],
      (code) => {
        if (typeof code !== 'string') return
        void take(code)
        setSearch({ code: null }, { replace: true })
      },
    ),
  )
  const again = () => {
    setFound(null)
    setItem(null)
  }

  return (
    <div class="screen">
      <ScreenHead title={t('scan.title')} lead={t('scan.lead')} />
      <div class="scan-work" classList={{ 'has-found': found() !== null }}>
        <div class="stack">
          <CameraView onCode={(code) => void take(code)} />
          <form
            class="scan-typed"
            novalidate
            onSubmit={(event) => {
              event.preventDefault()
              void take(typed())
            }}
          >
            <Field
              label={t('scan.type')}
              hint={t('scan.typeHint')}
              value={typed()}
              maxlength={300}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              data-search
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" icon="search">
              {t('scan.find')}
            </Button>
          </form>
          <Toggle
            label={t('scan.sound')}
            isOn={hasSound()}
            onChange={(isOn) => {
              setSound(isOn)
              remember(SOUND, isOn)
            }}
          />
        </div>
        <div aria-live="polite">
          <Switch fallback={<EmptyState icon="scan-line" title={t('scan.nothing')} hint={t('scan.nothingHint')} />}>
            <Match when={hasFailed()}>
              <ErrorState onRetry={() => void take(asked)} />
            </Match>
            <Match when={item()} keyed>
              {(one) => <ScannedItem item={one} scan={found()?.scan ?? null} onDone={again} />}
            </Match>
            <Match when={found()}>{(one) => <NotOne found={one()} onChoose={setItem} />}</Match>
          </Switch>
        </div>
      </div>
    </div>
  )
}

/** A code that nothing carries, or several things. */
function NotOne(props: { readonly found: Found; onChoose(item: Item): void }) {
  const { t } = useTexts('scan')
  return (
    <Show
      when={props.found.items.length > 0}
      fallback={
        <EmptyState
          icon="barcode"
          title={t('scan.unknown', { code: props.found.code })}
          hint={t(props.found.isUnreadable ? 'scan.unreadable' : 'scan.unknownHint')}
        />
      }
    >
      <section class="panel">
        <p>{t('scan.several')}</p>
        <For each={props.found.items}>
          {(item) => (
            <Button look="quiet" isWide onClick={() => props.onChoose(item)}>
              {[item.title, item.skuTitle, item.code].filter(Boolean).join(' · ')}
            </Button>
          )}
        </For>
      </section>
    </Show>
  )
}
