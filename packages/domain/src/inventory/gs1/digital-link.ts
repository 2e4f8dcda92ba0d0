import { err, ok, type Result } from '../../result.ts'
import { checkedElements, type Gs1Element, type Gs1Refusal, refusal } from './elements.ts'
import { identifierFormat } from './identifiers.ts'

/** Identifiers that may lead a GS1 Digital Link, with the qualifiers that may follow in the path, in this order; `|` parts alternatives. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['00', ''],
  ['01', '22,10,21|235'],
  ['253', ''],
  ['255', ''],
  ['401', ''],
  ['402', ''],
  ['414', '254|7040'],
  ['415', '8020'],
  ['417', '7040'],
  ['8003', ''],
  ['8004', '7040'],
  ['8006', '22,10,21'],
  ['8010', '8011'],
  ['8013', ''],
  ['8017', '8019'],
  ['8018', '8019'],
])
const ADDRESS = /^(?:https?|HTTPS?):\/\/([^/?#]+)(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/
const HOST = /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?$/
const FORBIDDEN = /[<>{}\\^`\s]/

/** Reads a GS1 Digital Link (`https://…/01/09521234543213/10/LOT1?17=271231`): key and qualifiers from the path, the rest from the query. */
export function readDigitalLink(address: string): Result<readonly Gs1Element[], Gs1Refusal> {
  const [, host = '', path = '', query = ''] = ADDRESS.exec(address) ?? []
  if (path === '' || !HOST.test(host) || FORBIDDEN.test(address)) return err(refusal('address'))
  const fromPath = pathElements(path)
  if (!fromPath.ok) return fromPath
  const fromQuery = queryElements(query, fromPath.value)
  if (!fromQuery.ok) return fromQuery
  const elements = [...fromPath.value, ...fromQuery.value]
  const identifiers = elements.map((element) => element.identifier)
  const repeated = identifiers.find((identifier, index) => identifiers.indexOf(identifier) !== index)
  if (repeated !== undefined) return err(refusal('repeated', repeated))
  return checkedElements(elements)
}

/** The key nearest to the end of the path, so that anything may stand before it. */
function pathElements(path: string): Result<readonly Gs1Element[], Gs1Refusal> {
  const segments = path.slice(1).split('/')
  for (let start = segments.length - 2; start >= 0; start -= 2) {
    const key = segments[start] ?? ''
    const qualifiers = KEYS.get(key)
    if (qualifiers === undefined) continue
    const elements: Gs1Element[] = []
    for (let index = start; index < segments.length; index += 2) {
      const value = decoded(segments[index + 1] ?? '', false)
      const identifier = segments[index] ?? ''
      if (value === null || value === '') return err(refusal('address', identifier))
      elements.push({ identifier, value: fullLength(identifier, value) })
    }
    const used = elements.slice(1).map((element) => element.identifier)
    return fits(qualifiers, used) ? ok(elements) : err(refusal('address', used[0] ?? key))
  }
  return err(refusal('address'))
}

/** Attributes. A qualifier of the path's key belongs into the path; other words than identifiers are somebody else's. */
function queryElements(query: string, path: readonly Gs1Element[]): Result<readonly Gs1Element[], Gs1Refusal> {
  const elements: Gs1Element[] = []
  const [key, ...qualifiers] = path.map((element) => element.identifier)
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    const identifier = at < 0 ? pair : pair.slice(0, at)
    if (at < 0 || !/^\d+$/.test(identifier)) continue
    if (!identifierFormat(identifier)) return err(refusal('unknown_identifier', identifier))
    if (mayFollow(KEYS.get(key ?? '') ?? '', qualifiers, identifier)) return err(refusal('address', identifier))
    const value = decoded(pair.slice(at + 1), true)
    if (value === null || value === '') return err(refusal('address', identifier))
    elements.push({ identifier, value: fullLength(identifier, value) })
  }
  return ok(elements)
}

/** True when the qualifiers used are some of one alternative, in its order. */
function fits(qualifiers: string, used: readonly string[]): boolean {
  return qualifiers.split('|').some((alternative) => {
    const allowed = alternative.split(',')
    const places = used.map((identifier) => allowed.indexOf(identifier))
    return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)))
  })
}

function mayFollow(qualifiers: string, used: readonly string[], identifier: string): boolean {
  return qualifiers.split('|').some((alternative) => {
    const allowed = alternative.split(',')
    return allowed.includes(identifier) && !used.includes(identifier) && used.every((one) => allowed.includes(one))
  })
}

/** GTINs of 8, 12 and 13 digits may stand in an address as they are. */
function fullLength(identifier: string, value: string): string {
  return identifier === '01' && [8, 12, 13].includes(value.length) ? value.padStart(14, '0') : value
}

function decoded(text: string, isQuery: boolean): string | null {
  try {
    const value = decodeURIComponent(isQuery ? text.replaceAll('+', ' ') : text)
    return value.includes('\0') ? null : value
  } catch {
    return null
  }
}
