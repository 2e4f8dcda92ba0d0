/** One bad input: what is wrong, and the field that the answer has to name. */
export type BadInput = { readonly what: string; readonly field: string; readonly input: unknown }

type Tree = Readonly<Record<string, unknown>>
type Step = string | number
const TOO_LONG = 'x'.repeat(30_000)
// What a query carries is in its address, which may not be as long.
const TOO_LONG_FOR_AN_ADDRESS = 'x'.repeat(6_000)
/** Numbers that may have a fraction. */
const FRACTIONS = /^(latitude|longitude|amount|radiusKm)$/
/** Texts that end a name of their own making with no upper bound worth testing by length: enumerations and dates refuse any text. */
const IS_ID = /^[a-z]{3}_/

/**
 * Every way in which one field of a good input can be wrong: missing, of another type, too long, negative, fractional, huge, an id of another
 * kind, and a field too many in every object.
 */
export function badInputs(
  kind: 'query' | 'mutation',
  good: Record<string, unknown>,
  optional: readonly string[],
): BadInput[] {
  const tooLong = kind === 'query' ? TOO_LONG_FOR_AN_ADDRESS : TOO_LONG
  const cases: BadInput[] = [...unknownKey(good, [])]
  walk(good, [], (path, value) => {
    const field = path.join('.')
    const put = (what: string, bad: unknown) => cases.push({ what, field, input: replaced(good, path, bad) })
    if (typeof path.at(-1) === 'string' && !optional.includes(field.replace(/\.\d+/g, '')))
      cases.push({ what: 'missing', field, input: without(good, path) })
    if (typeof value === 'string') {
      put('a number', 7)
      put('an object', {})
      put('too long', tooLong)
      if (IS_ID.test(value)) for (const other of ['zzz_other', '', value.toUpperCase()]) put(`"${other}"`, other)
    } else if (typeof value === 'number') {
      put('a text', String(value))
      put('negative', -1_000_000)
      put('huge', 1e21)
      if (!FRACTIONS.test(String(path.at(-1)))) put('fractional', 1.5)
    } else if (typeof value === 'boolean') {
      put('a text', 'yes')
      put('a number', 1)
    } else if (Array.isArray(value)) {
      put('a text', 'x')
      put('an object', {})
    } else if (value !== null) {
      put('a text', 'x')
      put('a list', [])
      for (const one of unknownKey(value as Tree, path)) cases.push({ ...one, input: replaced(good, path, one.input) })
    }
  })
  return cases
}

function unknownKey(value: Tree, path: readonly Step[]): BadInput[] {
  return [{ what: 'one too many', field: [...path, 'surplus'].join('.'), input: { ...value, surplus: 1 } }]
}

/** Visits every field, inner ones too; of a list only the first item. */
function walk(value: unknown, path: readonly Step[], visit: (path: readonly Step[], value: unknown) => void): void {
  if (path.length > 0) visit(path, value)
  if (Array.isArray(value)) {
    if (value.length > 0) walk(value[0], [...path, 0], visit)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit)
  }
}

function replaced(tree: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(tree)) return tree.map((item, index) => (index === step ? replaced(item, rest, value) : item))
  const branch = tree as Tree
  return { ...branch, [step]: replaced(branch[step], rest, value) }
}

function without(tree: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return tree
  if (Array.isArray(tree)) return tree.map((item, index) => (index === step ? without(item, rest) : item))
  const branch = tree as Tree
  if (rest.length > 0) return { ...branch, [step]: without(branch[step], rest) }
  return Object.fromEntries(Object.entries(branch).filter(([key]) => key !== step))
}
