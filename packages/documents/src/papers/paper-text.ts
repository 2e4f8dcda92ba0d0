import type { ShopPaper } from '@onhand/domain/ordering/shop-papers'
import { messages } from '@onhand/i18n'

/** A paper in words, ready to be placed. */
export type PaperText = {
  readonly shop: string
  readonly title: string
  readonly number: string
  readonly blocks: readonly { readonly label: string; readonly lines: readonly string[] }[]
  readonly head: readonly [string, string, string]
  readonly rows: readonly {
    readonly cells: readonly [string, string, string]
    readonly note: string
  }[]
  page(page: number, pages: number): string
}

/** The words of a paper in its language. */
export function paperText(paper: ShopPaper): PaperText {
  const { t, format } = messages(paper.locale)
  const page = (at: number, pages: number) => t('invoice.page', { page: at, pages })
  const date = format.longDate(paper.atMs, paper.timeZone)
  const goods = (line: { readonly title: string; readonly variantTitle: string }) =>
    [line.title, line.variantTitle].filter((part) => part !== '').join(', ')
  if (paper.kind === 'packing_slip')
    return {
      shop: paper.shopName,
      title: t('paper.slip'),
      number: paper.number,
      blocks: [
        { label: t(paper.isPickup ? 'paper.pickupBy' : 'paper.deliverTo'), lines: paper.buyer },
        { label: t('paper.order'), lines: [paper.number, date, ...(paper.isPickup ? [paper.place] : [])] },
      ],
      head: [t('paper.item'), t('paper.code'), t('paper.units')],
      rows: paper.lines.map((line) => ({
        cells: [goods(line), line.gtin ?? '', format.number(line.units)],
        note: line.note,
      })),
      page,
    }
  return {
    shop: paper.shopName,
    title: t('paper.pickList', { number: paper.number }),
    number: paper.number,
    blocks: [
      { label: t('paper.orders'), lines: paper.orders.map((order) => `${order.number}  ${order.buyerName}`) },
      { label: t('paper.made'), lines: [date] },
    ],
    head: [t('paper.item'), t('paper.place'), t('paper.units')],
    rows: paper.lines.map((line) => ({
      cells: [goods(line), line.place, format.number(line.units)],
      note: [
        line.gtin ?? '',
        line.orderNumber,
        line.expiryDate === null ? '' : t('paper.bestBefore', { date: format.date(line.expiryDate) }),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    page,
  }
}

/** Every text that will be drawn: the fonts are chosen by their scripts. */
export function drawnTexts(text: PaperText): readonly string[] {
  const { shop, title, number, blocks, head, rows } = text
  return [
    shop,
    title,
    number,
    text.page(1, 1),
    ...blocks.flatMap((block) => [block.label, ...block.lines]),
    ...head,
    ...rows.flatMap((row) => [...row.cells, row.note]),
  ]
}
