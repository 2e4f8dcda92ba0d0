import { Button, IconButton } from '@onhand/ui'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { PickLine, PickList } from './pick-run.ts'

/** One thing to take from a shelf: how many, where, for whom; a thumb reaches everything. */
export function PickLineRow(props: {
  readonly line: PickLine
  readonly order: PickList['orders'][number] | undefined
  readonly mayPick: boolean
  /** Something else stands in for what is missing. */
  readonly isReplaced: boolean
  onMark(pickedUnits: number): void
  onShort(): void
}) {
  const { t, format } = useTexts('picking')
  const wanted = () => props.line.units - props.line.shortUnits
  const left = () => wanted() - props.line.pickedUnits
  const shortKey = () => {
    if (props.isReplaced) return 'picking.isReplaced'
    return props.line.shortAction === 'refund' ? 'picking.isRefunded' : 'picking.isWaiting'
  }
  return (
    <li class="panel pick-line" classList={{ 'is-done': left() === 0 }}>
      <Show when={props.line.imageUrl}>{(url) => <img class="pick-image" src={url()} alt="" loading="lazy" />}</Show>
      <div class="pick-what">
        <strong>{props.line.title}</strong>
        <Show when={props.line.variantTitle}>
          <span>{props.line.variantTitle}</span>
        </Show>
        <span class="small muted">
          <Show when={props.line.locationName}>{(name) => <>{name()} · </>}</Show>
          {t('picking.forOrder', { name: props.order?.buyerName ?? '', number: props.order?.number ?? '' })}
        </span>
        <Show when={props.line.insteadOf}>
          {(title) => <span class="small pick-short">{t('picking.insteadOf', { title: title() })}</span>}
        </Show>
        <Show when={props.line.substitution === 'similar' && left() > 0}>
          <span class="small muted">{t('picking.wantsSimilar')}</span>
        </Show>
        <Show when={props.line.lotCode}>
          {(code) => <span class="small">{t('picking.lot', { lot: code() })}</span>}
        </Show>
        <Show when={props.line.expiryDate}>
          {(date) => <span class="small">{t('picking.bestBefore', { date: format.date(date()) })}</span>}
        </Show>
        <Show when={props.line.shortUnits > 0}>
          <span class="small pick-short">{t(shortKey(), { units: props.line.shortUnits })}</span>
        </Show>
      </div>
      <output class="pick-count number">
        <strong>{props.line.pickedUnits}</strong> / {props.line.units}
      </output>
      <Show when={props.mayPick}>
        <div class="pick-buttons">
          <IconButton
            icon="minus"
            label={`${t('picking.less')}: ${props.line.title}`}
            disabled={props.line.pickedUnits === 0}
            onClick={() => props.onMark(props.line.pickedUnits - 1)}
          />
          <IconButton
            icon="plus"
            label={`${t('picking.more')}: ${props.line.title}`}
            disabled={left() === 0}
            onClick={() => props.onMark(props.line.pickedUnits + 1)}
          />
          <Show when={left() > 0}>
            <Button look="quiet" onClick={() => props.onMark(wanted())}>
              {t('picking.all', { units: wanted() })}
            </Button>
            <Show when={props.line.shortUnits === 0}>
              <Button look="bare" onClick={props.onShort}>
                {t('picking.short')}
              </Button>
            </Show>
          </Show>
        </div>
      </Show>
    </li>
  )
}
