import { inject } from 'vitest'
import { z } from 'zod'
import { newDatabaseUrl } from '../database/databases.ts'
import { type Dovecot, dovecotAt } from '../mailbox/dovecot.ts'
import type { asked } from './asked.ts'
import { type BlueskyNetwork, blueskyAt } from './bluesky.ts'
import { type Snac, snacAt } from './snac.ts'
import { type Swift, swiftPython } from './swift.ts'
import { type WordPress, wordpressAt } from './wordpress.ts'

/**
 * Servers that others wrote, one of each for the whole run: anyone who asks has accounts, mailboxes or
 * buckets of its own there, and stopping one is left to the end of the run.
 */

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the keeper of the run’s servers answers. */
    servers: string
  }
}

const leave = async () => undefined

async function ask<T>(shape: z.ZodType<T>, body: z.infer<typeof asked>): Promise<T> {
  const answer = await fetch(inject('servers'), { method: 'POST', body: JSON.stringify(body) })
  const told = await answer.text()
  if (!answer.ok) throw new Error(told)
  return shape.parse(JSON.parse(told))
}

/** @param path where dovecot is */
export async function sharedDovecot(path: string): Promise<Dovecot> {
  const shape = z.object({ name: z.string(), port: z.number(), base: z.string() })
  return dovecotAt(await ask(shape, { kind: 'dovecot', path }), leave)
}

/** @param path where snac2 is */
export async function sharedSnac(path: string): Promise<Snac> {
  const shape = z.object({ name: z.string(), url: z.string(), folder: z.string() })
  return snacAt(path, await ask(shape, { kind: 'snac', path }), leave)
}

/** With the network behind the accounts' server. @param path where Bluesky's servers are */
export async function sharedBluesky(path: string): Promise<BlueskyNetwork> {
  const shape = z.object({ name: z.string(), pds: z.string(), plc: z.string() })
  const databaseUrl = await newDatabaseUrl('postgres', { bare: true })
  return blueskyAt(await ask(shape, { kind: 'bluesky', path, databaseUrl }), leave)
}

/** @param path where WordPress is */
export async function sharedWordPress(path: string): Promise<WordPress> {
  const passwords = z.record(z.string(), z.string())
  const shape = z.object({ name: z.string(), url: z.string(), passwords })
  return wordpressAt(await ask(shape, { kind: 'wordpress', path }), async () => undefined)
}

export async function sharedSwift(): Promise<Swift> {
  const shape = z.object({ name: z.string(), endpoint: z.string() })
  return { ...(await ask(shape, { kind: 'swift', path: swiftPython() })), stop: leave }
}
