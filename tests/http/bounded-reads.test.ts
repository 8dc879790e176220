import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { pino } from 'pino'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createContext } from '../../server/context.ts'
import { openDatabase } from '../../server/database/database.ts'
import { createApp } from '../../server/http/app.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { fillFiveYears } from '../bench/five-years.ts'
import { addEvents, addPeople } from '../bench/five-years-events.ts'
import { addressesOf } from '../bench/route-examples.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { quietSettings } from '../support/settings.ts'

/** What grows with the years. */
const growing = new Set([
  ...['alert', 'alertNotice', 'approvalRequest', 'unfilteredEpisode', 'contact', 'conversation'],
  ...[
    'delivery',
    'deliveryAttempt',
    'episode',
    'event',
    'journal',
    'mail',
    'media',
    'needsReplyOverride',
  ],
  ...['message', 'messageEdit', 'messageHiding', 'picture', 'post', 'privateAnswer', 'proposal'],
  ...['postFigures', 'reminder', 'reply', 'share', 'shareStep', 'variant'],
])

/** What goes through all of a table nevertheless, by address and table, and why that may be. */
const known = [
  // Made anew when an event changes, and kept until then.
  ...['/agenda event', '/sitemap.xml event'],
  // As many as a commune shares, or its committees propose: some hundreds a year, of which a screen shows all.
  ...['/shares share', '/reports/evidence, a year share'],
  ...['/committees proposal', '/proposals proposal', '/today proposal'],
]

/**
 * As an installation has it: SQLite keeps no statistics here, so that its plan depends on the question alone.
 */
it('goes through no table that grows, whatever a screen asks', async () => {
  const folder = folderOfTest()
  const path = join(folder, 'tambour.db')
  await (await openDatabase(`file:${path}`)).close()
  fillFiveYears(path, 1_000)
  const asked = new Set<string>()
  const prepare = SqliteDatabase.prototype.prepare
  const watching = vi.spyOn(SqliteDatabase.prototype, 'prepare').mockImplementation(function (
    this: SqliteDatabase.Database,
    text: string,
  ) {
    asked.add(text)
    return prepare.call(this, text)
  })
  onTestFinished(() => watching.mockRestore())
  const settings = quietSettings({ databaseUrl: `file:${path}`, dataDir: folder })
  const context = await createContext(settings, { log: pino({ level: 'silent' }) })
  onTestFinished(() => context.close())
  await addPeople(context)
  await rebuildEpisodes(context, 1)
  await addEvents(context, 3)
  const app = await createApp(context, folder)
  const by = { actor: 'test', keyOwner: ofInstallation }
  const { token } = await createApiKey(context, 1, { name: 'test', role: 'administrator' }, by)

  const sqlite = new SqliteDatabase(path, { readonly: true })
  onTestFinished(() => void sqlite.close())
  const one = (text: string) => Number(sqlite.prepare(text).pluck().get())
  const rows = {
    conversation: one('select max("id") / 2 from "conversation"'),
    contact: one('select max("id") from "contact"'),
    message: one('select max("id") from "message"'),
    event: one('select min("id") from "event"'),
  }
  const seen = new Set<string>()
  const through = new Map<string, string>()
  for (const { name, path: address } of addressesOf(rows)) {
    asked.clear()
    await (await app.request(address, { headers: { authorization: `Bearer ${token}` } })).text()
    for (const text of [...asked]) {
      if (seen.has(text) || !/^\s*(?:select|with)\b/i.test(text)) continue
      seen.add(text)
      for (const table of goneThrough(sqlite, text)) through.set(`${name} ${table}`, text)
    }
  }
  expect(seen.size).toBeGreaterThan(150)
  expect([...through].filter(([what]) => !known.includes(what))).toEqual([])
  expect(known.filter(what => !through.has(what))).toEqual([])
})

/**
 * The growing tables that a question goes through, or all of a commune's or a channel's rows of; not
 * where it ends at a limit, in an index's own order.
 */
function goneThrough(sqlite: SqliteDatabase.Database, text: string): string[] {
  const values = Array.from(text.matchAll(/\?/g), () => 1)
  const plan = sqlite
    .prepare<number[], { detail: string }>(`explain query plan ${text}`)
    .all(...values)
    .map(({ detail }) => detail)
  // The last number is the end of an index.
  if (/^select max\("id"\)/.test(text)) return []
  const ends = /\blimit \?/.test(text) && !plan.some(step => step.startsWith('USE TEMP B-TREE'))
  if (ends) return []
  const partial = new Set(
    sqlite
      .prepare<[], string>(`select "name" from "sqlite_master" where "sql" like '% where %'`)
      .pluck()
      .all(),
  )
  return plan.flatMap(step => {
    const {
      name = '',
      index = '',
      by,
    } = /^(?:SCAN|SEARCH) (?<name>\w+)(?: EXISTS)?(?: USING (?:COVERING )?INDEX (?<index>\w+))?(?: \((?<by>[^)]*)\))?/.exec(
      step,
    )?.groups ?? {}
    const alias = new RegExp(`"(\\w+)" as "${name}"`).exec(text)?.[1]
    const table = alias ?? name
    if (!growing.has(table) || partial.has(index)) return []
    const isWhole = step.startsWith('SCAN') || by === 'communeId=?' || by === 'channelId=?'
    return isWhole ? [table] : []
  })
}
