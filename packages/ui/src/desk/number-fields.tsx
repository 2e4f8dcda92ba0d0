import { minorDigits } from '@onhand/domain/payments/money'
import { createSignal, type JSX, splitProps } from 'solid-js'
import { Field } from '../field.tsx'
import { decimalMark, usePieces } from './pieces-text.tsx'
import { minorAsTyped, typedMinor, typedNumber } from './typed-number.ts'

type Shared = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
} & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'onInput' | 'type'>

/** A number, written as the reader's language writes it. `onChange` is told null while the field is empty, and nothing while it holds no number. */
export function NumberField(
  props: Shared & { readonly value: number | null; readonly isWhole?: boolean; onChange(value: number | null): void },
) {
  const { t, locale } = usePieces()
  const [own, rest] = splitProps(props, ['value', 'isWhole', 'onChange', 'error'])
  const mark = decimalMark(locale)
  const [isWrong, setWrong] = createSignal(false)
  const read = (text: string) => {
    const value = text.trim() === '' ? null : typedNumber(text, mark)
    const isBad = text.trim() !== '' && (value === null || (own.isWhole === true && !Number.isInteger(value)))
    setWrong(isBad)
    if (!isBad) own.onChange(value)
  }
  return (
    <Field
      {...rest}
      type="text"
      inputmode={own.isWhole ? 'numeric' : 'decimal'}
      autocomplete="off"
      value={own.value === null ? '' : String(own.value).replace('.', mark)}
      error={isWrong() ? t('number.wrong') : own.error}
      onChange={(event) => read(event.currentTarget.value)}
    />
  )
}

/** An amount of money in integer minor units of `currency`. */
export function MoneyField(
  props: Shared & {
    readonly valueMinor: number | null
    readonly currency: string
    onChange(valueMinor: number | null): void
  },
) {
  const { t, locale } = usePieces()
  const [own, rest] = splitProps(props, ['valueMinor', 'currency', 'onChange', 'error', 'label'])
  const mark = decimalMark(locale)
  const [isWrong, setWrong] = createSignal(false)
  const digits = () => minorDigits(own.currency)
  const read = (text: string) => {
    const minor = text.trim() === '' ? null : typedMinor(text, mark, digits())
    const isBad = text.trim() !== '' && minor === null
    setWrong(isBad)
    if (!isBad) own.onChange(minor)
  }
  return (
    <Field
      {...rest}
      label={`${own.label} (${own.currency})`}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      value={own.valueMinor === null ? '' : minorAsTyped(own.valueMinor, mark, digits())}
      error={isWrong() ? t('money.wrong', { example: minorAsTyped(1250, mark, digits()) }) : own.error}
      onChange={(event) => read(event.currentTarget.value)}
    />
  )
}

/** A calendar day, `2026-12-02`, with the platform's own picker. */
export function DateField(props: Shared & { readonly value: string | null; onChange(value: string | null): void }) {
  const [own, rest] = splitProps(props, ['value', 'onChange'])
  return (
    <Field
      {...rest}
      type="date"
      value={own.value ?? ''}
      onChange={(event) => own.onChange(event.currentTarget.value || null)}
    />
  )
}
