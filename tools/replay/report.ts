import { decimalOf } from '@onhand/domain/data-import/decimal'
import { CURRENCY } from './sales-file.ts'

/** What a replay did, and whether it all adds up. Money in minor units of the file's currency. */
export type ReplayReport = {
  readonly shop: string
  readonly invoices: {
    readonly sales: number
    readonly cancellations: number
    readonly replayed: number
    readonly placedBefore: number
    readonly nothingToSell: number
    readonly rows: number
  }
  readonly orders: {
    readonly placed: number
    readonly lines: number
    readonly units: number
    readonly revenueMinor: number
  }
  readonly file: {
    readonly salesMinor: number
    readonly acceptedMinor: number
    readonly refusedMinor: number
    readonly differenceMinor: number
    readonly cancelledMinor: number
  }
  readonly refusals: Readonly<
    Record<string, { readonly rows: number; readonly units: number; readonly valueMinor: number }>
  >
  readonly refunds: {
    readonly done: number
    readonly amountMinor: number
    readonly plannedMinor: number
    readonly refused: Readonly<Record<string, number>>
  }
  readonly supplierOrders: { readonly paid: number; readonly missing: number }
  readonly mails: { readonly sent: number; readonly missing: number; readonly doubled: number }
  readonly stock: {
    readonly skus: number
    readonly receivedUnits: number
    readonly soldUnits: number
    readonly returnedUnits: number
    readonly availableUnits: number
    readonly oversoldSkus: number
  }
  readonly ledger: {
    readonly sumMinor: number
    readonly holdsMinor: number
    readonly bankHoldsMinor: number
    readonly doubleCaptures: number
  }
  readonly speed: {
    readonly ordersPerSecond: number | null
    readonly p50Ms: number | null
    readonly p99Ms: number | null
    readonly concurrency: number
    readonly wallMs: number
  }
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly problems: readonly string[] }[]
}

const PROBLEMS_SHOWN = 5

/** The report for people. */
export function reportTable(report: ReplayReport): string {
  const { invoices, orders, file, refunds, stock, ledger, speed, mails, supplierOrders } = report
  const rows: (readonly [string, string])[] = [
    ['Invoices', `${invoices.sales} sales, ${invoices.cancellations} cancellations (${invoices.rows} rows)`],
    ['  replayed now', `${invoices.replayed}`],
    ['  placed by an earlier run', `${invoices.placedBefore}`],
    ['  nothing to sell in them', `${invoices.nothingToSell}`],
    ['Orders', `${orders.placed} with ${orders.lines} lines`],
    ['Units', `${orders.units}`],
    ['Revenue', money(orders.revenueMinor)],
    ['  file: these invoices', money(file.salesMinor)],
    ['  file: refused rows', money(file.refusedMinor)],
    ['  file: accepted lines', money(file.acceptedMinor)],
    ['  difference', money(file.differenceMinor)],
    ...Object.entries(report.refusals).map(
      ([reason, { rows: count, units, valueMinor }]) =>
        [`Refused: ${reason}`, `${count} rows, ${units} units, ${money(valueMinor)}`] as const,
    ),
    ['Refunds', `${refunds.done} of ${money(refunds.amountMinor)} (file: ${money(refunds.plannedMinor)})`],
    ...Object.entries(refunds.refused).map(([reason, count]) => [`  refused: ${reason}`, `${count}`] as const),
    ['Supplier orders', `${supplierOrders.paid} paid, ${supplierOrders.missing} missing`],
    ['Mails', `${mails.sent} sent, ${mails.missing} missing, ${mails.doubled} doubled`],
    [
      'Stock',
      `${stock.receivedUnits} received − ${stock.soldUnits} sold + ${stock.returnedUnits} returned = ${stock.availableUnits} left (${stock.skus} SKUs, ${stock.oversoldSkus} oversold)`,
    ],
    [
      'Ledger',
      `sum ${money(ledger.sumMinor)}, holds ${money(ledger.holdsMinor)}, bank ${money(ledger.bankHoldsMinor)}`,
    ],
    [
      'Speed',
      speed.ordersPerSecond === null
        ? 'nothing was bought now'
        : `${speed.ordersPerSecond.toFixed(1)} orders/s, p50 ${ms(speed.p50Ms)}, p99 ${ms(speed.p99Ms)}, ${speed.concurrency} shoppers at once`,
    ],
  ]
  const checks = report.checks.flatMap((check) => [
    `${check.ok ? 'ok    ' : 'FAILED'} ${check.name}`,
    ...check.problems.slice(0, PROBLEMS_SHOWN).map((problem) => `         ${problem}`),
    ...(check.problems.length > PROBLEMS_SHOWN
      ? [`         … and ${check.problems.length - PROBLEMS_SHOWN} more`]
      : []),
  ])
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return [
    `Replay into ${report.shop}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`),
    '',
    ...checks,
  ].join('\n')
}

/** The value below which `share` of the numbers lie; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

function money(minor: number): string {
  return `${decimalOf(minor, CURRENCY)} ${CURRENCY}`
}

function ms(value: number | null): string {
  return value === null ? '–' : `${Math.round(value)} ms`
}
