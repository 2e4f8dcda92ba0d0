import type { Adapter, ReadOptions } from './adapters/adapter.ts'
import { general } from './adapters/general.ts'
import { m5 } from './adapters/m5.ts'
import { completeJourney, onlineRetail } from './adapters/sales-lines.ts'
import { dominicks, rossmann, walmart } from './adapters/shops.ts'
import { m4, storeItem, wideByDate } from './adapters/wide.ts'
import type { DemandTable } from './demand-table.ts'
import { openCsv } from './neighbour.ts'

/** Every kind of file that can be read, the particular ones before the general. */
export const ADAPTERS: readonly Adapter[] = [
  m5,
  storeItem,
  m4,
  onlineRetail,
  completeJourney,
  rossmann,
  walmart,
  dominicks,
  wideByDate,
  general,
]

/** Reads a file of demand of any known kind, told by its header or by `format`. Throws with the line and field that is wrong. */
export async function readDemand(path: string, options: ReadOptions & { format?: string }): Promise<DemandTable> {
  const file = await openCsv(path)
  const adapter = ADAPTERS.find(({ name, matches }) =>
    options.format === undefined ? matches(file.header) : name === options.format,
  )
  if (options.format !== undefined && !adapter) {
    throw new Error(`there is no format ${options.format}; there are ${ADAPTERS.map(({ name }) => name).join(', ')}`)
  }
  if (!adapter) {
    const found = file.header.slice(0, 8).join(',')
    throw new Error(
      `${path}, line 1: the header is ${found}; it should be sku,location,date,units and perhaps further columns`,
    )
  }
  const table = await adapter.read(file, options)
  if (options.step !== undefined && table.step !== options.step) {
    throw new Error(`${path} holds one value per ${table.step}; it cannot be read by ${options.step}`)
  }
  return table
}
