import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { rebuildState } from '../../server/reply-times/rebuild.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { type Running, start } from '../../server/start.ts'
import { aSetup } from '../support/builders/people.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'
import { testSettings } from '../support/context.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

let here: Installation
let running: Running
let token: string

/** A server that runs, on the database that the command opens too. */
beforeAll(async () => {
  here = newInstallation()
  const databaseUrl = `file:${join(here.folder, 'data', 'tambour.db')}`
  running = await start(await testSettings('sqlite', { databaseUrl }), {
    log: pino({ level: 'silent' }),
  })
  const { context } = running
  const { commune } = await setup(context, aSetup())
  const channelId = await newChannel(context, commune.id, 'Page de la mairie', 0)
  await ingest(
    context,
    await channelOf(context, channelId),
    Array.from({ length: 1200 }, (_, index) =>
      thread(`post-${index}`, [
        from(`Person ${index}`, ten + index, 'La salle est-elle libre samedi ?'),
        byCommune(ten + 9 * MINUTE + index, 'Oui'),
      ]),
    ),
  )
  const by = { actor: 'Anne', keyOwner: ofInstallation }
  const key = { name: 'Reprise', role: 'administrator' } as const
  token = (await createApiKey(context, commune.id, key, by)).token
})
afterAll(async () => {
  await running.drain()
  here.remove()
})

const episodes = () =>
  running.context.db.selectFrom('episode').selectAll().orderBy('openedBy').execute()

describe('tambour rebuild', () => {
  it('changes nothing where nothing happened, and says so beside a running server', async () => {
    const before = await episodes()
    const { status, stdout, stderr } = await here.tambour(['rebuild'])
    expect(status).toBe(0)
    expect(stdout.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      '1 200 conversations relues : 1 200 délais, aucun n’a changé.\n',
    )
    expect(stderr.replaceAll(/[\u00a0\u202f]/g, ' ').split('\n')).toEqual([
      'Recalcul des délais : 1 200 conversations sur 1 200',
      '',
    ])
    expect(await episodes()).toEqual(before)
  })

  it('makes the same episodes anew from the messages', async () => {
    const before = await episodes()
    await running.context.db.deleteFrom('episode').execute()
    const { status, json } = await here.tambour(['rebuild', '--json'])
    expect(status).toBe(0)
    expect(json).toEqual({
      fromDate: null,
      conversations: 1200,
      episodes: 1200,
      changed: 1200,
    })
    const strip = (rows: typeof before) => rows.map(({ id: _, ...row }) => row)
    expect(strip(await episodes())).toEqual(strip(before))
  })

  it('looks only at what lies after a date', async () => {
    const { json } = await here.tambour(['rebuild', '--from', '2026-06-03', '--json'])
    expect(json).toEqual({ fromDate: '2026-06-03', conversations: 0, episodes: 0, changed: 0 })
  })

  it('asks another Tambour for it, and waits for its end', async () => {
    await running.context.db.deleteFrom('episode').execute()
    const args = ['rebuild', '--from', '2026-06-01', '--server', running.url, '--json']
    const { status, json } = await here.tambour(args, { env: { TAMBOUR_TOKEN: token } })
    expect(status).toBe(0)
    expect(json).toMatchObject({ fromDate: '2026-06-01', episodes: null, changed: null })
    expect(await rebuildState(running.context, 1)).toEqual({ rebuild: null })
    expect(await episodes()).toHaveLength(1200)
  })

  it('refuses what is no date', async () => {
    const { status, stderr } = await here.tambour(['rebuild', '--from', 'hier'])
    expect(status).toBe(2)
    expect(stderr).toMatch(oneSentence)
  })
})
