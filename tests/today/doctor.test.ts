import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsSubject } from '../../server/channels/call.ts'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { HttpFailure } from '../../server/platform/http-client.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { examine } from '../../server/today/doctor.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { itOnBoth } from '../support/database/databases.ts'

const now = '2026-06-02T08:00:00Z'

/** A sound installation with one channel; `date` is what the network's clock shows. */
async function house(database: 'sqlite' | 'postgres' = 'sqlite', date: string | null = now) {
  const context = await testContext({ clock: testClock(now), database })
  context.http.request = async () => {
    if (date === null) throw new HttpFailure(verbatim('graph ne répond pas'), 'no', null)
    const headers = new Headers({ date: new Date(date).toUTCString() })
    return { status: 200, headers, text: '', retryAfterMs: null }
  }
  const { commune } = await setup(context, aSetup())
  const { id: channel } = await aChannel(context, commune.id, { name: 'Page' })
  const folder = mkdtempSync(join(tmpdir(), 'tambour-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const page = join(folder, 'index.html')
  writeFileSync(page, '')
  const databaseUrl = `file:${join(folder, 'tambour.db')}`
  const backups = { databaseUrl, backupTo: folder, backupKeep: 14, backupPassphrase: null }
  const installation = { host: '127.0.0.1', keyFile: null, folder, page, backups }
  const found = () => examine(context, installation)
  // The tests' PostgreSQL forgets on purpose, to be fast.
  const known = ['backup', 'backup-key', 'mail', 'database-durable']
  const ill = async (changes: Partial<typeof installation> = {}) =>
    (await examine(context, { ...installation, ...changes }))
      .filter(({ level, key }) => level !== 'ok' && !known.includes(key))
      .map(({ key, level, text }) => `${level} ${key}: ${text}`)
  return { context, channel, ill, found }
}

it('tells of a database that a restoring replaced, and until when it is kept', async () => {
  const { ill } = await house('sqlite')
  const folder = mkdtempSync(join(tmpdir(), 'tambour-replaced-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'replaced-3.db'), '')
  const putAside = new Date('2026-06-02T08:00:00Z')
  utimesSync(join(folder, 'replaced-3.db'), putAside, putAside)
  const databaseUrl = `file:${join(folder, 'tambour.db')}`
  const backups = { databaseUrl, backupTo: folder, backupKeep: 14, backupPassphrase: null }
  const found = await ill({ backups })
  expect(found).toEqual([
    expect.stringMatching(/^warning replaced-database: .*replaced-3\.db.* le 16\sjuin\s2026, ou/),
  ])
})

describe('examine', () => {
  it('finds nothing in a sound installation', async () => {
    const { ill } = await house()
    expect(await ill()).toEqual([])
  })

  itOnBoth('finds a database that may forget what it has written', async kind => {
    const { found } = await house(kind)
    const durable = (await found()).find(({ key }) => key === 'database-durable')
    if (kind === 'sqlite') expect(durable).toBeUndefined()
    else expect(durable).toMatchObject({ level: 'error', advice: expect.stringContaining('fsync') })
  })

  it('finds a paused channel, and says why', async () => {
    const { context, channel, ill } = await house()
    const reason = 'Le jeton n’est plus valable.'
    await updateChannel(context.db, { id: channel }, { state: 'paused', stateReason: reason })
    expect(await ill()).toEqual([
      `error channel-${channel}: «\u00a0Page\u00a0» est en pause\u00a0: Le jeton n’est plus valable.`,
    ])
  })

  itOnBoth('finds a poll that fails', async kind => {
    const { context, channel, ill } = await house(kind)
    await context.db
      .updateTable('channelPoll')
      .set({ error: 'graph ne répond pas' })
      .where('channelId', '=', channel)
      .execute()
    expect(await ill()).toEqual([
      `warning channel-${channel}: «\u00a0Page\u00a0» n’a pas pu être relevé\u00a0: graph ne répond pas.`,
    ])
  })

  it('finds secrets that another key sealed', async () => {
    const { context, channel, ill } = await house()
    const other = createSecretBox(Buffer.alloc(32, 1))
    const secrets = other.seal({ token: 'x' }, secretsSubject(channel))
    await updateChannel(context.db, { id: channel }, { secrets })
    expect(await ill()).toEqual([expect.stringMatching(/^error channel-\d+-secrets: /)])
  })

  itOnBoth('finds a clock that is wrong, and a network that is away', async kind => {
    expect(await (await house(kind, '2026-06-02T08:00:59Z')).ill()).toEqual([])
    expect(await (await house(kind, '2026-06-02T07:00:00Z')).ill()).toEqual([
      expect.stringMatching(/^error clock: .* 1\u00a0heure\.$/),
    ])
    expect(await (await house(kind, null)).ill()).toEqual([
      'warning clock: Le réseau ne répond pas\u00a0: graph ne répond pas.',
    ])
  })

  it('does not ask the network, nor mourn the key, of a channel that was taken away', async () => {
    const { context, channel, ill } = await house('sqlite', null)
    await updateChannel(context.db, { id: channel }, { state: 'disconnected', secrets: '' })
    expect(await ill()).toEqual(['warning channels: Aucun canal n’est connecté.'])
  })

  it('finds screens that are not built, and passwords in clear', async () => {
    const { ill } = await house()
    expect(await ill({ page: '/nulle/part', host: '0.0.0.0' })).toEqual([
      'error screens: Les écrans ne sont pas construits.',
      expect.stringMatching(/^warning address: .*\(0\.0\.0\.0\)/),
    ])
  })
})
