import { expect, it } from 'vitest'
import { parseStartOptions } from './start-options.ts'

it('starts on D1 at port 8787 and seeds unless told otherwise', () => {
  expect(parseStartOptions([])).toMatchObject({
    port: 8787,
    engine: 'd1',
    isSeeding: true,
    isReset: false,
    isDev: false,
  })
  expect(parseStartOptions(['--engine=postgres', '--port', '9000', '--no-seed', '--reset', '--dev'])).toMatchObject({
    port: 9000,
    engine: 'postgres',
    isSeeding: false,
    isReset: true,
    isDev: true,
  })
})

it('names the option that is wrong', () => {
  expect(() => parseStartOptions(['--port', 'abc'])).toThrow('--port abc: not a port number')
  expect(() => parseStartOptions(['--engine', 'mysql'])).toThrow('--engine mysql: choose d1 or postgres')
  expect(() => parseStartOptions(['--prot', '1'])).toThrow('--prot')
})
