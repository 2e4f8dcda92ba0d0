import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultOf } from './components.ts'
import { writeElements } from './elements.ts'
import { allIdentifiers, identifierFormat } from './identifiers.ts'
import { parseGs1 } from './parse-gs1.ts'
import { passes } from './checks.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../../../shared/data/gs1')
const isThere = existsSync(FOLDER)
const given = describe.skipIf(!isThere)
const named = (name: string) => (isThere ? name : `${name} (skipped: ../shared/data/gs1 is not there)`)

/** Rows of a CSV file; fields in quotes, `""` for a quote, `\x1D` and `\\` as in C. */
function rows(file: string): string[][] {
  const lines = readFileSync(resolve(FOLDER, file), 'utf8').trimEnd().split('\n').slice(1)
  return lines.map((line) => fields(line).map(unescaped))
}

function fields(line: string): string[] {
  const found: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy
  for (const match of line.matchAll(pattern)) {
    found.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '') break
  }
  return found
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(x[0-9A-Fa-f]{2}|.)/g, (_all, code: string) =>
    code.startsWith('x') && code.length === 3 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : code,
  )
}

// Lists that change yearly are not ours to check; they are told apart by name, not left out silently.
const LISTS = [
  'couponcode',
  'couponposoffer',
  'importeridx',
  'iso3166',
  'iso3166999',
  'iso3166alpha2',
  'iso4217',
  'mediatype',
  'packagetype',
  'gcppos1',
  'gcppos2',
  'linter',
]
const CHARACTER_SETS: Record<string, string> = {
  cset82: 'X..90',
  cset39: 'Y..90',
  cset64: 'Z..90',
  csetnumeric: 'N..90',
}

given(named('the GS1 component checks'), () => {
  it('[INV-31] agree with the vectors of GS1', () => {
    const wrong: string[] = []
    let checked = 0
    for (const [linter = '', input = '', expected = ''] of rows('linter_vectors.csv')) {
      if (LISTS.includes(linter) || /[^\x20-\x7e]/.test(input)) continue
      // One vector has no verdict.
      if (expected === '') continue
      // Which countries have account numbers is such a list, too.
      if (expected === 'ILLEGAL_IBAN_COUNTRY_CODE') continue
      checked += 1
      const set = CHARACTER_SETS[linter]
      const isGood = set ? input === '' || faultOf(input, set) === null : passes(linter, input)
      if (isGood !== (expected === 'ok')) wrong.push(`${linter} ${JSON.stringify(input)} ${expected}`)
    }
    expect(wrong).toEqual([])
    expect(checked).toBeGreaterThan(1_200)
  })
})

given(named('parsing of GS1 data'), () => {
  const engine = isThere ? rows('engine_vectors.csv') : []

  it.each([['test_parseAIdata'], ['test_processAIdata']])('[INV-31] %s', (name) => {
    const wrong: string[] = []
    for (const [, succeeds = '', input = ''] of engine.filter(([test]) => test === name)) {
      const result = parseGs1(input, 2026)
      // The engine asks for a leading separator; what a wedge scanner sends has none.
      if (/^\d/.test(input)) continue
      if (result.ok !== (succeeds === 'true')) wrong.push(`${input} ${succeeds} ${JSON.stringify(result)}`)
    }
    expect(wrong).toEqual([])
  })

  it('[INV-31] the elements of the bracketed form', () => {
    for (const [, succeeds, input = '', expected = ''] of engine.filter(([test]) => test === 'test_parseAIdata')) {
      const result = parseGs1(input, 2026)
      if (succeeds === 'true' && result.ok)
        expect(`^${writeElements(result.value.elements, '^')}`).toBe(canonical(expected))
    }
  })

  it('[INV-31] Digital Link addresses', () => {
    const vectors = engine.filter(([test]) => test === 'test_parseDLuri')
    const wrong: string[] = []
    for (const [, , input = '', expected = ''] of vectors) {
      // Words in place of identifiers are no longer in the standard; unknown identifiers are never taken.
      if (/\/(gtin|sscc|cps)\/|\b89=ABC123/.test(input)) continue
      // Where the engine takes short GTINs only on demand, we always do.
      const succeeds = vectors.some(([, verdict, text]) => text === input && verdict === 'true')
      const result = parseGs1(input, 2026)
      if (result.ok !== succeeds) wrong.push(`${input} ${succeeds} ${JSON.stringify(result)}`)
      else if (result.ok && expected !== '' && `^${writeElements(result.value.elements, '^')}` !== canonical(expected))
        wrong.push(`${input}: ^${writeElements(result.value.elements, '^')} is not ${expected}`)
    }
    expect(wrong).toEqual([])
  })

  it('[INV-31] what scanners send', () => {
    const wrong: string[] = []
    for (const [, succeeds = '', input = ''] of engine.filter(([test]) => test === 'test_testProcessScanData')) {
      // Plain text in a symbol that is not GS1 is fine to the engine; to us it says nothing of goods.
      if (/^\](Q1|d1|J0)(\\?\^?TESTING|https?:\/\/a\/NOP|$)/i.test(input) || /HtTps/.test(input)) continue
      const result = parseGs1(input, 2026)
      if (result.ok !== (succeeds === 'true')) wrong.push(`${input} ${succeeds} ${JSON.stringify(result)}`)
    }
    expect(wrong).toEqual([])
  })

  it('[INV-31] the table holds exactly the identifiers of the dictionary, with their formats', () => {
    const text = readFileSync(resolve(FOLDER, 'gs1-syntax-dictionary.txt'), 'utf8')
    const found = new Map<string, string>()
    for (const line of text.split('\n')) {
      const match = /^(\d[\d-]*)\s+(?:[*?"!]+\s+)?((?:\[?[NXYZ][\w.,\]]*\s*)+)/.exec(line)
      if (!match) continue
      const [first = '', last = first] = (match[1] ?? '').split('-')
      for (let number = Number(first); number <= Number(last); number += 1)
        found.set(String(number).padStart(first.length, '0'), (match[2] ?? '').trim().replaceAll(/\s+/g, ' '))
    }
    expect(new Map(allIdentifiers().map((one) => [one, identifierFormat(one)?.format]))).toEqual(found)
  })
})

/** The engine writes a separator after every open-ended element but the last, and none after fixed ones. */
function canonical(expected: string): string {
  return expected.replace(/\^$/, '')
}
