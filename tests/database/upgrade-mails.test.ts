import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Dialect } from '../../migrations/index.ts'
import { readLink } from '../../server/approval/link.ts'
import { capabilities } from '../../server/capabilities.ts'
import { createContext } from '../../server/context.ts'
import { sendDigestNow } from '../../server/digest/send-digest.ts'
import { previewDigest } from '../../server/digest/weekly-digest.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { testClock } from '../support/clock.ts'
import { testSettings } from '../support/context.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'
import { type AnyTables, openAt } from '../support/database/old.ts'
import { createMailJobs } from '../support/mail/mail-jobs.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const rowShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/**
 * The rows of an installation of the version before, as that version wrote them in the evening of
 * 8 June: of each of its five kinds of mail some were sent, refused, tried again later, cut off or
 * waited for the morning. In the order in which they can be written.
 */
const kept = Map.groupBy(
  readFileSync(new URL('kept/0016-mails.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => z.tuple([z.string(), rowShape]).parse(JSON.parse(line))),
  ([table]) => table,
)
const rowsOf = (table: string) => (kept.get(table) ?? []).map(([, row]) => row)

const tables = ['alertMail', 'channelMail', 'approvalMail', 'deliveryMail', 'digestMail']
const mails = tables.flatMap(rowsOf)
const waiting = mails.filter(
  ({ state, attempts, nextAt }) =>
    (state === 'failed' && nextAt !== null) || (state === 'sending' && attempts === 0),
)
const idsOf = (rows: typeof mails) => rows.map(({ messageId }) => String(messageId)).sort()

async function write(db: Kysely<AnyTables>, dialect: Dialect): Promise<void> {
  for (const table of kept.keys()) {
    const rows = rowsOf(table)
    await db.insertInto(table).values(rows).execute()
    if (dialect === 'sqlite' || !rows.some(({ id }) => typeof id === 'number')) continue
    await sql`select setval(pg_get_serial_sequence(${`"${table}"`}, 'id'),
      (select max("id") from ${sql.table(table)}))`.execute(db)
  }
}

onBothDatabases('the mails of a database of the version before', dialect => {
  async function upgraded() {
    const folder = mkdtempSync(join(tmpdir(), 'tambour-upgrade-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const databaseUrl =
      dialect === 'sqlite'
        ? `file:${join(folder, 'old.db')}`
        : await newDatabaseUrl(dialect, { bare: true })
    const old = await openAt(databaseUrl, dialect, '0016-event-imports')
    await write(old, dialect)
    await old.destroy()
    const clock = testClock(paris('2026-06-09T09:30'))
    const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
    onTestFinished(() => sandbox.close())
    const publicUrl = 'https://tambour.exemple.fr'
    const settings = await testSettings(dialect, {
      databaseUrl,
      publicUrl,
      smtpUrl: sandbox.smtpUrl,
    })
    const context = await createContext(settings, { clock, log: pino({ level: 'silent' }) })
    onTestFinished(() => context.close())
    const kinds = await Promise.all(capabilities.map(async one => (await one.mails?.()) ?? []))
    const job = createMailJobs(context, kinds.flat())
    onTestFinished(() => job.stop())
    const received = async () =>
      (await sandbox.mail()).map(({ messageId }) => String(messageId)).sort()
    return { context, clock, job, received }
  }

  it('leave once each where they waited, and what was sent is not sent again', async () => {
    const { context, clock, job, received } = await upgraded()
    expect(waiting).toHaveLength(8)
    await Promise.all([job.runOnce(), job.runOnce()])
    expect(await received()).toEqual(idsOf(waiting))
    for (let minutes = 0; minutes < 25; minutes += 5) {
      clock.advance(5 * 60_000)
      await job.runOnce()
    }
    expect(await received()).toEqual(idsOf(waiting))
    const rows = await context.db.selectFrom('mail').select(['messageId', 'state']).execute()
    expect(rows.map(({ messageId }) => messageId).sort()).toEqual(idsOf(mails))
    // What was under way when the old version stopped may have arrived.
    const cutOff = mails.filter(({ state, attempts }) => state === 'sending' && attempts !== 0)
    const states = new Map(rows.map(({ messageId, state }) => [messageId, state]))
    expect(idsOf(cutOff).map(id => states.get(id))).toEqual(['unconfirmed'])
    const settled = mails.filter(row => !waiting.includes(row) && !cutOff.includes(row))
    for (const { messageId, state } of settled) expect(states.get(String(messageId))).toBe(state)
  })

  it('keep what was known of each reader of the digest, and can be sent by hand', async () => {
    const { context, received } = await upgraded()
    const { recipients } = await previewDigest(context, 1, '2026-W23')
    expect(recipients.map(({ email, state }) => `${email.split('@')[0]} ${state}`)).toEqual([
      'adjointe failed',
      'conseil unconfirmed',
      'maire sent',
      'tresor failed',
    ])
    await sendDigestNow(context, { communeId: 1, actor: 'Anne' }, '2026-W23')
    const digest = rowsOf('digestMail')
    expect(await received()).toEqual(idsOf(digest.filter(({ state }) => state === 'failed')))
  })

  it('keep the links that they carried', async () => {
    const { context } = await upgraded()
    const links = await context.db.selectFrom('approvalLink').selectAll().execute()
    const old = rowsOf('approvalMail').filter(({ tokenHash }) => tokenHash !== null)
    expect(links.map(({ tokenHash }) => tokenHash).sort()).toEqual(
      old.map(({ tokenHash }) => tokenHash).sort(),
    )
    expect(links.length).toBeGreaterThan(0)
    for (const { requestId, email, endsAt } of links) {
      expect(old.some(row => row.requestId === requestId && row.email === email)).toBe(true)
      expect(endsAt).toBeGreaterThan(context.clock.now())
    }
    const tokenHash = createHash('sha256').update('token').digest('hex')
    await context.db
      .updateTable('approvalLink')
      .set({ tokenHash })
      .where('mailId', '=', links[0]?.mailId ?? 0)
      .execute()
    expect(await readLink(context, 'token')).toMatchObject({ kind: 'open', isChanged: false })
  })
})
