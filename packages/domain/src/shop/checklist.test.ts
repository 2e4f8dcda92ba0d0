import { describe, expect, it } from 'vitest'
import { checklistOf, type ShopFacts, shopState } from './checklist.ts'

const whole: ShopFacts = {
  names: { en: 'Fern', 'zh-Hant': '' },
  abouts: { en: '', 'zh-Hant': '蕨' },
  legalName: 'Fern Ltd',
  locations: [{ line1: '1 Road', city: 'London', hours: { periods: [{}] } }],
  methods: [{}],
  bankAccountNumber: '3000-0001',
  hasProduct: true,
}
const missing = (facts: Partial<ShopFacts>) =>
  checklistOf({ ...whole, ...facts }).flatMap(({ step, isDone }) => (isDone ? [] : [step]))

describe('the checklist', () => {
  it('[ONB-1] is done when everything is there, in whichever language', () => {
    expect(missing({})).toEqual([])
  })

  it.each<[string, Partial<ShopFacts>, string[]]>([
    ['no words about the shop', { abouts: { en: '' } }, ['profile']],
    ['no legal name', { legalName: '' }, ['profile']],
    ['a place without a street', { locations: [{ line1: '', city: 'London', hours: { periods: [{}] } }] }, ['address']],
    ['no opening hours', { locations: [{ line1: '1', city: 'L', hours: { periods: [] } }] }, ['hours']],
    ['no place at all', { locations: [] }, ['address', 'hours']],
    ['no way to the buyer', { methods: [] }, ['delivery']],
    ['nothing to sell', { hasProduct: false }, ['product']],
    ['no account', { bankAccountNumber: '' }, ['payout']],
  ])('[ONB-1] names what is missing: %s', (_what, facts, steps) => {
    expect(missing(facts)).toEqual(steps)
  })
})

describe('the state of a shop', () => {
  const draft = { isApproved: false, isSuspended: false, submittedAtMs: null, declineReason: null }
  it.each([
    ['draft', {}],
    ['submitted', { submittedAtMs: 1, declineReason: 'before' }],
    ['declined', { declineReason: 'no address' }],
    ['approved', { isApproved: true }],
    ['suspended', { isSuspended: true, isApproved: true }],
  ] as const)('is %s', (state, facts) => {
    expect(shopState({ ...draft, ...facts })).toBe(state)
  })
})
