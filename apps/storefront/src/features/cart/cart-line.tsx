import type { CartLineView } from '@onhand/domain/ordering/types'
import { Button, Icon, Picture, showToast, Stepper } from '@onhand/ui'
import { createMemo, createSignal, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { addToCart, type LineChange, setLine } from './cart-store.ts'
import { LineProblemNote } from './line-problem.tsx'
import { failureText } from './refusal-text.ts'

/** Nobody types more by mistake; the shop's own limit is checked by the shop. */
const UNITS_MAX = 9999
const NOTE_LENGTH_MAX = 300

/** One line of the cart. Changes show at once and go back, with a word why, when the shop refuses them. */
export function CartLine(props: {
  readonly line: CartLineView
  readonly currency: string
  readonly isLocked: boolean
}) {
  const page = usePage()
  const { t, link, format, locale } = page
  const [isNoting, setIsNoting] = createSignal(false)
  // Written into the field when it changed, not whenever the cart was answered: somebody may be typing there.
  const note = createMemo(() => props.line.note)
  const change = async (next: LineChange) => {
    const failure = await setLine(props.line.lineId, next, locale)
    if (failure) showToast(failureText(failure, page))
    return failure === null
  }
  const remove = async () => {
    const { skuId, units, title } = props.line
    if (await change({ units: 0 }))
      showToast(t('cart.removed', { title }), {
        label: t('cart.undo'),
        run: () => void addToCart(skuId, units, { locale, currency: page.currency() }),
      })
  }
  return (
    <li class="cart-line">
      <Picture image={props.line.image} isDecorative />
      <div class="cart-line-main">
        <div class="cart-line-head">
          <a class="cart-line-title" href={link(`/p/${props.line.productSlug}`)}>
            {props.line.title}
          </a>
          <span class="price">{format.money(props.line.totalMinor, props.currency)}</span>
        </div>
        <p class="small muted number">
          <Show when={props.line.variantTitle}>{props.line.variantTitle} · </Show>
          {t('cart.each', { price: format.money(props.line.unitPriceMinor, props.currency) })}
        </p>
        <Show when={props.line.problem}>
          {(problem) => (
            <LineProblemNote
              problem={problem()}
              currency={props.currency}
              onUpdate={(units) => void change({ units })}
            />
          )}
        </Show>
        <Show when={!props.isLocked}>
          <div class="cart-line-tools">
            <Show
              when={!props.line.isSavedForLater}
              fallback={
                <Button look="quiet" onClick={() => void change({ isSavedForLater: false })}>
                  {t('cart.moveBack')}
                </Button>
              }
            >
              <Stepper
                units={props.line.units}
                min={1}
                max={UNITS_MAX}
                label={t('cart.unitsOf', { title: props.line.title })}
                onChange={(units) => void change({ units })}
              />
            </Show>
            <button
              type="button"
              class="icon-button"
              aria-label={t('cart.removeNamed', { title: props.line.title })}
              title={t('cart.remove')}
              onClick={() => void remove()}
            >
              <Icon name="trash" />
            </button>
          </div>
          <Show when={!props.line.isSavedForLater}>
            <div class="cart-line-more">
              <Show
                when={isNoting() || props.line.note}
                fallback={
                  <button type="button" class="text-button" onClick={() => setIsNoting(true)}>
                    {t('cart.noteAdd')}
                  </button>
                }
              >
                <input
                  class="note"
                  type="text"
                  aria-label={t('cart.note')}
                  placeholder={t('cart.noteHint')}
                  maxlength={NOTE_LENGTH_MAX}
                  value={note()}
                  ref={(input) => {
                    if (isNoting()) queueMicrotask(() => input.focus())
                  }}
                  onChange={(event) => void change({ note: event.currentTarget.value })}
                />
              </Show>
              <select
                class="note"
                aria-label={t('cart.substitution', { title: props.line.title })}
                value={props.line.substitution}
                onChange={(event) =>
                  void change({ substitution: event.currentTarget.value === 'similar' ? 'similar' : 'refund' })
                }
              >
                <option value="refund">{t('cart.substitution.refund')}</option>
                <option value="similar">{t('cart.substitution.similar')}</option>
              </select>
              <button type="button" class="text-button" onClick={() => void change({ isSavedForLater: true })}>
                {t('cart.save')}
              </button>
            </div>
          </Show>
        </Show>
      </div>
    </li>
  )
}
