import type { StatementPaper } from '@onhand/domain/payments/statement'
import { messages } from '@onhand/i18n'
import { MONEY_EN } from '@onhand/i18n/dashboard/money/en'
import { MONEY_ZH_HANT } from '@onhand/i18n/dashboard/money/zh-hant'
import { INTL_TAGS } from '@onhand/i18n/locale'
import { translator } from '@onhand/i18n/translate'

const TABLES = { en: MONEY_EN, 'zh-Hant': MONEY_ZH_HANT }

/** A statement in words, ready to be placed. */
export type StatementText = {
  readonly shop: string
  readonly title: string
  readonly seller: readonly string[]
  readonly sums: readonly { readonly label: string; readonly value: string; readonly isTotal: boolean }[]
  /** When, what, paid by the buyer, commission, the shop's part, the balance after it. */
  readonly head: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly note: string }[]
  page(page: number, pages: number): string
}

/** The words of a statement in its language. */
export function statementText(paper: StatementPaper): StatementText {
  const { t: shop, format } = messages(paper.locale)
  const t = translator<typeof MONEY_EN>(TABLES[paper.locale], INTL_TAGS[paper.locale])
  const money = (amountMinor: number | null) => (amountMinor === null ? '' : format.money(amountMinor, paper.currency))
  const day = (atMs: number) => format.longDate(atMs, paper.timeZone)
  return {
    shop: paper.shopName,
    title: t('money.tab.statement'),
    seller: [paper.legalName, paper.taxNumber, `${day(paper.fromMs)} – ${day(paper.toMs - 1)}`].filter(Boolean),
    sums: [
      { label: t('money.opening'), value: money(paper.sums.openingMinor), isTotal: false },
      ...paper.sums.byKind.map(({ kind, amountMinor }) => ({
        label: t(`money.sum.${kind}`),
        value: money(amountMinor),
        isTotal: false,
      })),
      { label: t('money.closing'), value: money(paper.sums.closingMinor), isTotal: true },
    ],
    head: ['when', 'what', 'gross', 'fee', 'moved', 'after'].map((key) => headings(t)[key] ?? ''),
    rows: paper.lines.map((line) => ({
      cells: [
        format.dateTime(line.atMs, paper.timeZone),
        t(`money.kind.${line.kind}`, { number: line.orderNumber ?? '' }).trim(),
        money(line.grossMinor),
        money(line.commissionMinor),
        money(line.amountMinor),
        money(line.balanceMinor),
      ],
      note: line.transactionNumber ?? '',
    })),
    page: (at, pages) => shop('invoice.page', { page: at, pages }),
  }
}

function headings(t: ReturnType<typeof translator<typeof MONEY_EN>>): Readonly<Record<string, string>> {
  return {
    when: t('money.when'),
    what: t('money.what'),
    gross: t('money.gross'),
    fee: t('money.fee'),
    moved: t('money.moved'),
    after: t('money.after'),
  }
}

/** Every text that will be drawn: the fonts are chosen by their scripts. */
export function drawnTexts(text: StatementText): readonly string[] {
  return [
    text.shop,
    text.title,
    ...text.seller,
    ...text.sums.flatMap(({ label, value }) => [label, value]),
    ...text.head,
    ...text.rows.flatMap(({ cells, note }) => [...cells, note]),
    text.page(1, 1),
  ]
}
