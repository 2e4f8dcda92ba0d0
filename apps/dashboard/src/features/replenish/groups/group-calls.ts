import type { VendorId } from '@onhand/domain/ids'
import { isId } from '@onhand/domain/ids'
import { SHEET_FORMATS } from '@onhand/domain/reports/report'
import type { Locale } from '@onhand/i18n/locale'
import type { Answer } from '../../../lib/answer.ts'
import { api } from '../../../lib/api.ts'

/** Sums of forecasts as the api shows them: of a shop, or of all. */
export type GroupsView = Answer<typeof api.forecast.groups.query>
export type GroupRow = GroupsView['total']
export type GroupTable = GroupsView['tables'][number]
export type GroupDays = Answer<typeof api.forecast.groupDays.query>

/** Where sums are asked for, and what can be done with them. */
export type GroupCalls = {
  readonly scope: 'shop' | 'market'
  groups(): Promise<GroupsView>
  /** Null where a row has no days of its own. */
  days(row: GroupRow): Promise<GroupDays | null>
  /** Where the table is downloaded; empty: it is made here. */
  readonly downloads: readonly { readonly label: string; readonly href: string }[]
}

/** A shop's own. */
export function shopGroups(vendorId: VendorId, locale: Locale): GroupCalls {
  return {
    scope: 'shop',
    groups: () => api.forecast.groups.query({ vendorId, locale }),
    days: (row) => api.forecast.groupDays.query({ vendorId, locale, ...partOf(row) }),
    downloads: SHEET_FORMATS.map((format) => ({
      label: format.toUpperCase(),
      href: `/api/v1/shops/${vendorId}/exports/forecast_groups.${format}?${new URLSearchParams({ lang: locale })}`,
    })),
  }
}

/** Those of all shops, for the operator. */
export function marketGroups(locale: Locale): GroupCalls {
  return {
    scope: 'market',
    groups: () => api.operator.forecastGroups.query({ locale }),
    days: async (row) =>
      row.id !== null && isId('vendor', row.id)
        ? await api.operator.forecastGroupDays.query({ vendorId: row.id })
        : null,
    downloads: [],
  }
}

function partOf({ kind, id }: GroupRow) {
  if (kind === 'uncategorised') return { categoryId: 'none' as const }
  if (id !== null && isId('category', id)) return { categoryId: id, isAlone: kind === 'alone' }
  return id !== null && isId('location', id) ? { locationId: id } : {}
}
