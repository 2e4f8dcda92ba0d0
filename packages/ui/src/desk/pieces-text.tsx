import { INTL_TAGS, type Locale } from '@onhand/i18n/locale'
import type { PIECES_EN } from '@onhand/i18n/dashboard/pieces/en'
import { shopMessages } from '@onhand/i18n/shop/shop-messages'
import { type Translate, type TranslationOf, translator } from '@onhand/i18n/translate'
import { createContext, type JSX, useContext } from 'solid-js'
import { TextProvider, useText } from '../text.tsx'

/** The table of the pieces' own texts in any language. */
export type PiecesTable = TranslationOf<typeof PIECES_EN>
type PieceText = { readonly t: Translate<typeof PIECES_EN> }

const PieceContext = createContext<PieceText>()

/** Gives every piece below its texts: those for working with data, and those that the storefront has too. */
export function PiecesProvider(props: {
  readonly locale: Locale
  readonly table: PiecesTable
  readonly children: JSX.Element
}) {
  const t = translator<typeof PIECES_EN>(props.table, INTL_TAGS[props.locale])
  return (
    <TextProvider messages={shopMessages(props.locale, props.table)}>
      <PieceContext.Provider value={{ t }}>{props.children}</PieceContext.Provider>
    </TextProvider>
  )
}

/** Texts, formats and clock for a piece. Must be called under a PiecesProvider. */
export function usePieces() {
  const pieces = useContext(PieceContext)
  if (!pieces) throw new Error('usePieces needs a PiecesProvider above it')
  const { locale, format, nowMs } = useText()
  return { t: pieces.t, locale, format, nowMs }
}

/** The decimal mark that a language writes, to read numbers that people type. */
export function decimalMark(locale: Locale): string {
  return (
    new Intl.NumberFormat(INTL_TAGS[locale]).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  )
}
