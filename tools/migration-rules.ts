/** A migration file as read: its engine's folder, its name, its text. */
export type MigrationFile = { engine: string; name: string; text: string; sha256: string }

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

/** What is wrong with the migrations: bad or repeated numbers, no reason given, a shipped file that was edited or removed, engines out of step. */
export function migrationProblems(
  files: readonly MigrationFile[],
  shipped: Readonly<Record<string, string>>,
): string[] {
  const engines = [...new Set(files.map((file) => file.engine))]
  return [
    ...engines.flatMap((engine) => numberProblems(engine, files)),
    ...files
      .filter((file) => !hasReason(file.text))
      .map((file) => `${path(file)} has no comment that gives the reason`),
    ...shippedProblems(files, shipped),
    ...outOfStep(engines, files),
  ]
}

function path(file: MigrationFile): string {
  return `migrations/${file.engine}/${file.name}`
}

function numberProblems(engine: string, files: readonly MigrationFile[]): string[] {
  const names = files.filter((file) => file.engine === engine).map((file) => file.name)
  const numbers = names.map((name) => NAME.exec(name)?.[1])
  return names.flatMap((name, index) => {
    if (numbers[index] === undefined) return [`migrations/${engine}/${name}: not a name like 0007_one_purpose.sql`]
    const isRepeated = numbers.indexOf(numbers[index]) !== index
    return isRepeated ? [`migrations/${engine}/${name}: number ${numbers[index]} is taken`] : []
  })
}

function hasReason(text: string): boolean {
  return text.split('\n').some((line) => /^--(?!> statement-breakpoint)\s*\S/.test(line.trim()))
}

function shippedProblems(files: readonly MigrationFile[], shipped: Readonly<Record<string, string>>): string[] {
  const now = new Map(files.map((file) => [path(file), file.sha256]))
  return Object.entries(shipped).flatMap(([name, sha256]) => {
    if (!now.has(name)) return [`${name} was shipped and is gone`]
    return now.get(name) === sha256 ? [] : [`${name} was shipped and must not change: write a new migration`]
  })
}

function outOfStep(engines: readonly string[], files: readonly MigrationFile[]): string[] {
  const names = new Set(files.map((file) => file.name))
  return [...names].flatMap((name) => {
    const missing = engines.filter((engine) => !files.some((file) => file.engine === engine && file.name === name))
    return missing.map((engine) => `migrations/${engine} has no ${name}; both engines move together`)
  })
}
