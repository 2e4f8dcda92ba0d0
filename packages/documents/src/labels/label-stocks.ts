/** Paper that labels are printed on: a roll has one label a page, a sheet has many. Millimetres. */
export type LabelStock = {
  readonly page: { readonly width: number; readonly height: number }
  readonly label: { readonly width: number; readonly height: number }
  readonly columns: number
  readonly rows: number
  /** The first label's left and top edge. */
  readonly left: number
  readonly top: number
  readonly gapX: number
  readonly gapY: number
}

/** Stocks by name. The rolls are common thermal sizes; the sheets are A4 with 24 and 14 labels. */
export const LABEL_STOCKS = {
  roll_57x32: roll(57, 32),
  roll_100x50: roll(100, 50),
  a4_24: sheet({ width: 70, height: 37 }, { columns: 3, rows: 8, left: 0, top: 0.5, gapX: 0, gapY: 0 }),
  a4_14: sheet({ width: 99.1, height: 38.1 }, { columns: 2, rows: 7, left: 4.65, top: 15.15, gapX: 2.5, gapY: 0 }),
} as const satisfies Record<string, LabelStock>
/** The name of a stock. */
export type LabelStockName = keyof typeof LABEL_STOCKS

function roll(width: number, height: number): LabelStock {
  const size = { width, height }
  return { page: size, label: size, columns: 1, rows: 1, left: 0, top: 0, gapX: 0, gapY: 0 }
}

function sheet(label: LabelStock['label'], grid: Omit<LabelStock, 'page' | 'label'>): LabelStock {
  return { page: { width: 210, height: 297 }, label, ...grid }
}
