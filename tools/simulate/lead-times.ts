import { fixedLeadTime, type LeadTime } from '@onhand/forecast/simulate/world'

/** A lead time to simulate and how it is called; null: as the file says per SKU. */
export interface LeadTimeCase {
  readonly name: string
  readonly leadTime: LeadTime | null
}

/** Reads `1,3`, `file` or a distribution `2:0.5/3:0.3/5:0.2`; several cases are separated by commas. */
export function leadTimeCases(text: string): LeadTimeCase[] {
  return text.split(',').map((part) => {
    if (part === 'file') return { name: 'file', leadTime: null }
    if (/^[1-9]\d{0,2}$/.test(part)) return { name: part, leadTime: fixedLeadTime(Number(part)) }
    const pieces = part.split('/').map((piece) => /^([1-9]\d{0,2}):(\d+(?:\.\d+)?)$/.exec(piece))
    if (pieces.some((piece) => piece === null)) {
      throw new Error(`--lead-time is ${text}; it should be like 1,3 or file or 2:0.5/3:0.5`)
    }
    return {
      name: part,
      leadTime: {
        periods: pieces.map((piece) => Number(piece?.[1])),
        weights: pieces.map((piece) => Number(piece?.[2])),
      },
    }
  })
}
