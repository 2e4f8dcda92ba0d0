import { err, ok, type Result } from '../../result.ts'
import { faultOf, lengthMaxOf, type ValueFault } from './components.ts'
import { identifierAt, identifierFormat } from './identifiers.ts'

/** One application identifier with its value. */
export type Gs1Element = { readonly identifier: string; readonly value: string }

/** Why a text is not a good GS1 code, and at which application identifier. */
export type Gs1Refusal = {
  readonly code: 'barcode_invalid'
  readonly fault: ValueFault | 'not_gs1' | 'unknown_identifier' | 'repeated' | 'address'
  /** The application identifier it is about; null when it is about the whole. */
  readonly identifier: string | null
}

/** A refusal about the whole text, or about one identifier. */
export function refusal(fault: Gs1Refusal['fault'], identifier: string | null = null): Gs1Refusal {
  return { code: 'barcode_invalid', fault, identifier }
}

/** Checks one element against the dictionary; null when it is good. */
export function elementRefusal({ identifier, value }: Gs1Element): Gs1Refusal | null {
  const known = identifierFormat(identifier)
  if (!known) return refusal('unknown_identifier', identifier)
  const fault = faultOf(value, known.format)
  return fault ? refusal(fault, identifier) : null
}

/** Elements that belong together: each good, and none given twice with different values. */
export function checkedElements(elements: readonly Gs1Element[]): Result<readonly Gs1Element[], Gs1Refusal> {
  const values = new Map<string, string>()
  for (const element of elements) {
    const bad = elementRefusal(element)
    if (bad) return err(bad)
    const former = values.get(element.identifier)
    if (former !== undefined && former !== element.value) return err(refusal('repeated', element.identifier))
    values.set(element.identifier, element.value)
  }
  return elements.length > 0 ? ok(elements) : err(refusal('not_gs1'))
}

/** Reads what a scanner sends of a GS1 symbol: identifiers and values in a row, `separator` after those of open length. */
export function readElements(text: string, separator: string): Result<readonly Gs1Element[], Gs1Refusal> {
  const elements: Gs1Element[] = []
  let rest = text
  while (rest !== '') {
    const identifier = identifierAt(rest)
    const known = identifier === null ? null : identifierFormat(identifier)
    if (identifier === null || !known) return err(refusal('unknown_identifier', rest.slice(0, 4)))
    const data = rest.slice(identifier.length)
    const end = known.isFixed ? Math.min(lengthMaxOf(known.format), data.length) : endOf(data, separator)
    elements.push({ identifier, value: data.slice(0, end) })
    rest = data.slice(end)
    if (rest.startsWith(separator)) rest = rest.slice(separator.length)
  }
  return checkedElements(elements)
}

/** Reads the form printed below a symbol: `(01)09521234543213(10)LOT1`. A bracket inside a value is written `\(`. */
export function readBracketed(text: string): Result<readonly Gs1Element[], Gs1Refusal> {
  const elements: Gs1Element[] = []
  const pattern = /\((\d{2,4})\)((?:\\\(|[^(])*)/y
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (!match) return err(refusal('not_gs1'))
    elements.push({ identifier: match[1] ?? '', value: (match[2] ?? '').replaceAll('\\(', '(') })
  }
  return checkedElements(elements)
}

/** Writes elements as a symbol carries them: a separator after each open-ended one that is not the last. */
export function writeElements(elements: readonly Gs1Element[], separator: string): string {
  return elements
    .map(({ identifier, value }, index) => {
      const needsEnd = !identifierFormat(identifier)?.isFixed && index < elements.length - 1
      return `${identifier}${value}${needsEnd ? separator : ''}`
    })
    .join('')
}

/** Writes elements as people read them: `(01)09521234543213(10)LOT1`. */
export function writeBracketed(elements: readonly Gs1Element[]): string {
  return elements.map(({ identifier, value }) => `(${identifier})${value.replaceAll('(', '\\(')}`).join('')
}

function endOf(data: string, separator: string): number {
  const at = data.indexOf(separator)
  return at < 0 ? data.length : at
}
