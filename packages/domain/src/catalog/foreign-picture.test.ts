import { expect, it } from 'vitest'
import { isOwnPicture, mayAskForPicture, pictureKey, type PictureSource } from './foreign-picture.ts'

const may = (url: string, source: PictureSource = 'public') => mayAskForPicture(new URL(url), source)

it.each(['https://cdn.shop.example/a.jpg', 'https://a.b.co/x?y=1', 'https://bücher.example/1.png'])(
  '[DIO-9] asks %s for a picture',
  (url) => {
    expect(may(url)).toBe(true)
  },
)

it.each([
  'http://cdn.shop.example/a.jpg',
  'ftp://cdn.shop.example/a.jpg',
  'file:///etc/passwd',
  'https://user:word@cdn.shop.example/a.jpg',
  'https://cdn.shop.example:8443/a.jpg',
  'https://10.0.0.1/a.jpg',
  'https://192.168.1.1/a.jpg',
  'https://169.254.169.254/latest/meta-data',
  'https://2130706433/a.jpg',
  'https://0x7f.1/a.jpg',
  'https://0177.0.0.1/a.jpg',
  'https://93.184.216.34/a.jpg',
  'https://[::1]/a.jpg',
  'https://[::ffff:10.0.0.1]/a.jpg',
  'https://[fe80::1]/a.jpg',
  'https://localhost/a.jpg',
  'https://LOCALHOST./a.jpg',
  'https://shop.localhost/a.jpg',
  'https://router/a.jpg',
  'https://router.lan/a.jpg',
  'https://metadata.google.internal/a.jpg',
  'https://printer.local./a.jpg',
])('[DIO-9] does not ask %s', (url) => {
  expect(may(url)).toBe(false)
})

it('[DIO-9] asks this machine only where that is allowed, and nothing beside it', () => {
  for (const url of [
    'http://127.0.0.1:9000/a.png',
    'http://pictures.localhost:9000/a.png',
    'http://[::1]:9000/a.png',
  ]) {
    expect([url, may(url), may(url, 'public_and_loopback'), may(url, 'loopback')]).toEqual([url, false, true, true])
  }
  for (const url of [
    'http://10.0.0.1/a.png',
    'http://169.254.169.254/',
    'http://cdn.shop.example/a.png',
    'http://128.0.0.1/',
  ]) {
    expect([url, may(url, 'public_and_loopback')]).toEqual([url, false])
  }
  expect(may('https://cdn.shop.example/a.png', 'public_and_loopback')).toBe(true)
  expect(may('https://cdn.shop.example/a.png', 'loopback')).toBe(false)
})

it('tells own addresses from those of others', () => {
  expect(
    ['/media/i/x/960.webp', '/a.svg', '//evil.example/a', 'https://a.example/b', 'a.png'].map(isOwnPicture),
  ).toEqual([true, true, false, false, false])
})

it('gives each address a key of its own', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => pictureKey(`https://cdn.shop.example/files/${index}.jpg`))
  expect(new Set(keys).size).toBe(20_000)
  expect(pictureKey('https://a.example/é.jpg')).toBe(pictureKey('https://a.example/é.jpg'))
})
