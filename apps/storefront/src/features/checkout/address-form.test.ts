import { expect, it } from 'vitest'
import { draftOf, orderDetailsOf, problemsFrom, problemsOf } from './address-form.ts'

const place = { country: 'GB', postcode: 'E8 1AA', city: 'London', latitude: 51.5, longitude: -0.06 }
const filled = { ...draftOf(null, place, 'TW'), name: ' Ada ', email: 'ada@example.com', line1: '1 Mare Street' }

it('starts from the remembered place', () => {
  expect(draftOf(null, place, 'TW')).toMatchObject({
    isPickup: false,
    city: 'London',
    postcode: 'E8 1AA',
    country: 'GB',
  })
})

it('names what is missing, and asks for no address when everything is picked up', () => {
  expect(problemsOf(draftOf(null, null, 'GB'))).toEqual({
    name: 'field.required',
    email: 'field.required',
    line1: 'field.required',
    city: 'field.required',
  })
  expect(problemsOf({ ...draftOf(null, null, 'GB'), isPickup: true, name: 'Ada', email: 'ada@' })).toEqual({
    email: 'field.email',
  })
})

it('sends coordinates only with the town they belong to', () => {
  expect(orderDetailsOf(filled, place).address).toMatchObject({ name: 'Ada', latitude: 51.5 })
  expect(orderDetailsOf({ ...filled, city: 'Leeds' }, place).address).toMatchObject({
    city: 'Leeds',
    latitude: null,
    longitude: null,
  })
  expect(orderDetailsOf({ ...filled, isPickup: true }, place).address).toBeNull()
})

it('puts the shop’s word on a field beside that field', () => {
  expect(
    problemsFrom([
      { field: 'contact.email', message: 'x' },
      { field: 'address.city', message: 'y' },
    ]),
  ).toEqual({ email: 'field.email', city: 'field.invalid' })
})
