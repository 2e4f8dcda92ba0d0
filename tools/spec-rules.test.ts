import { expect, it } from 'vitest'
import { compareSpec } from './spec-rules.ts'

const id = (name: string, number: number): string => `${name}-${number}`
const rule = (name: string): string => `- **${name}** A sentence.\n`
const test = (...ids: string[]) => ({ path: 'a.test.ts', text: `it('[${ids.join(', ')}] does so', () => {})` })

it('is content when every rule is cited and every citation has a rule', () => {
  const [one, two] = [id('AAA', 1), id('AAA', 2)]
  expect(compareSpec(rule(one) + rule(two), [test(one, two)])).toEqual({ rules: 2, problems: [] })
})

it('names a rule without a test, a citation without a rule and a rule defined twice', () => {
  const [one, two, three] = [id('AAA', 1), id('AAA', 2), id('AAA', 3)]
  const { problems } = compareSpec(rule(one) + rule(two) + rule(two), [test(two, three)])
  expect(problems).toEqual([
    `${two} is defined twice`,
    `${one} has no test that cites it`,
    `a.test.ts cites ${three}, which no rule has`,
  ])
})
