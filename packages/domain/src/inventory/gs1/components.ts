import { passes } from './checks.ts'

/** What is wrong with the value of one application identifier. */
export type ValueFault = 'length' | 'characters' | 'check_digit' | 'date' | 'value'

type Component = {
  readonly set: 'N' | 'X' | 'Y' | 'Z'
  readonly lengthMin: number
  readonly lengthMax: number
  readonly isOptional: boolean
  readonly checks: readonly string[]
}

const CHARACTERS = {
  N: /^[0-9]*$/,
  // GS1 character set 82.
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  // GS1 character set 39.
  Y: /^[#\-/0-9A-Z]*$/,
  // GS1 character set 64: file-safe base 64, padded to threes.
  Z: /^(?:[A-Za-z0-9_-]{3})*(?:[A-Za-z0-9_-]{2}=|[A-Za-z0-9_-]==|[A-Za-z0-9_-]{0,2})$/,
}
const FORMAT = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,[a-z0-9]+)*)$/
const DATE_CHECKS = /^(yymmd|yyyymmd|hh|mi|ss)/

/** The digits or letters of `value` against a format of the dictionary such as `N13,csum [X..17]`; null when all is right. */
export function faultOf(value: string, format: string): ValueFault | null {
  const components = format.split(' ').map(componentOf)
  let rest = value
  for (const component of components) {
    if (component.isOptional && rest === '') break
    const part = rest.slice(0, component.lengthMax)
    if (part.length < component.lengthMin) return 'length'
    if (!CHARACTERS[component.set].test(part)) return 'characters'
    const failed = component.checks.find((check) => !passes(check, part))
    if (failed !== undefined) return faultName(failed)
    rest = rest.slice(component.lengthMax)
  }
  return rest === '' ? null : 'length'
}

/** Letters that a value of this format takes at most. */
export function lengthMaxOf(format: string): number {
  return format
    .split(' ')
    .map(componentOf)
    .reduce((sum, component) => sum + component.lengthMax, 0)
}

function componentOf(text: string): Component {
  const match = FORMAT.exec(text)
  const [, bracket = '', set = '', upTo, length = '', checks = ''] = match ?? []
  if (set !== 'N' && set !== 'X' && set !== 'Y' && set !== 'Z') throw new Error(`not a GS1 format: ${text}`)
  return {
    set,
    lengthMin: upTo ? 1 : Number(length),
    lengthMax: Number(length),
    isOptional: bracket !== '',
    checks: checks.split(',').filter((check) => check !== ''),
  }
}

function faultName(check: string): ValueFault {
  if (check === 'csum' || check === 'csumalpha') return 'check_digit'
  return DATE_CHECKS.test(check) ? 'date' : 'value'
}
