const DEFINITION = /\*\*\[?([A-Z]{2,8}-\d+)\]?\*\*/g
const CITATION = /\[([A-Z]{2,8}-\d+(?:\s*,\s*[A-Z]{2,8}-\d+)*)\]/g

/** A test file as read. */
export type TestText = { path: string; text: string }

/** Compares the rule ids of SPEC.md with those the tests cite: each rule has a test, each citation a rule, each id one sentence. */
export function compareSpec(spec: string, tests: readonly TestText[]): { rules: number; problems: string[] } {
  const defined = [...spec.matchAll(DEFINITION)].map((match) => match[1] ?? '')
  const cited = new Map<string, string>()
  for (const { path, text } of tests) {
    for (const match of text.matchAll(CITATION)) {
      for (const id of (match[1] ?? '').split(',')) cited.set(id.trim(), path)
    }
  }
  const known = new Set(defined)
  const twice = defined.filter((id, index) => defined.indexOf(id) !== index)
  return {
    rules: known.size,
    problems: [
      ...twice.map((id) => `${id} is defined twice`),
      ...[...known].filter((id) => !cited.has(id)).map((id) => `${id} has no test that cites it`),
      ...[...cited].filter(([id]) => !known.has(id)).map(([id, path]) => `${path} cites ${id}, which no rule has`),
    ],
  }
}
