import { Button, Icon } from '@onhand/ui'
import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const DIGITS_MAX = 6

/** Digits for one thumb. The number itself is shown by whoever uses it. */
export function NumberPad(props: { readonly text: string; onChange(text: string): void; onEnter(): void }) {
  const { t } = useTexts('stock')
  const type = (digit: string) => props.onChange(typeDigit(props.text, digit))
  return (
    <div class="number-pad">
      <For each={DIGITS}>
        {(digit) => (
          <button type="button" onClick={() => type(digit)}>
            {digit}
          </button>
        )}
      </For>
      <button type="button" aria-label={t('count.clear')} onClick={() => props.onChange('')}>
        C
      </button>
      <button type="button" onClick={() => type('0')}>
        0
      </button>
      <button type="button" aria-label={t('count.delete')} onClick={() => props.onChange(props.text.slice(0, -1))}>
        <Icon name="arrow-left" />
      </button>
      <Button isLarge isWide icon="check" disabled={props.text === ''} onClick={() => props.onEnter()}>
        {props.text === '' ? t('count.open') : t('count.keep', { units: Number(props.text) })}
      </Button>
    </div>
  )
}

/** The number with one more digit; never longer than any shelf holds, and without leading zeros. */
export function typeDigit(text: string, digit: string): string {
  return `${text === '0' ? '' : text}${digit}`.slice(0, DIGITS_MAX)
}
