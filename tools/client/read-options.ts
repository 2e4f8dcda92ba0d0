import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/**
 * The options of a command: `--help` prints what there is and ends well; an option that does not exist is named, with what there is, and ends
 * with status 2.
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(help: string, options: Options) {
  const wanted = parsed(help, options)
  if ('help' in wanted.values && wanted.values['help'] === true) {
    console.log(help)
    process.exit(0)
  }
  return wanted.values
}

function parsed<const Options extends ParseArgsOptionsConfig>(help: string, options: Options) {
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean' } } })
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`)
    process.exit(2)
  }
}
