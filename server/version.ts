import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What is installed: package.json alone says it, of the sources and of what is built of them. */
export const version: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).version
