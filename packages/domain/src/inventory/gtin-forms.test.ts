import { expect, it } from 'vitest'
import { gtinForms } from './gtin-forms.ts'

it('finds a GTIN however many digits it was noted with', () => {
  expect(gtinForms('05012345678900')).toEqual(['5012345678900', '05012345678900'])
  expect(gtinForms('96385074')).toContain('00000096385074')
  expect(gtinForms('00000096385074')).toContain('96385074')
  expect(gtinForms('MUG-BLUE')).toEqual([])
  expect(gtinForms('123456789')).toEqual([])
})
