import { defineConfig } from 'drizzle-kit'

/** `drizzle-kit generate --config drizzle.d1.config.ts --name <purpose>` writes the next file of migrations/d1. */
export default defineConfig({ dialect: 'sqlite', schema: './src/schema/sqlite.ts', out: '../../migrations/d1' })
