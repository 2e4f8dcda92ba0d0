import { defineConfig } from 'drizzle-kit'

/** `drizzle-kit generate --config drizzle.postgres.config.ts --name <purpose>` writes the next file of migrations/postgres. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema/postgres.ts',
  out: '../../migrations/postgres',
})
