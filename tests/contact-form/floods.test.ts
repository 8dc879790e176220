import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/http/app.ts'
import { neighbourhoodOf } from '../../server/platform/network.ts'
import { testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { plain } from '../support/shares.ts'

/** Saint-Rémi with its form open, and as many processes of it as one asks for. */
async function house(database: DatabaseKind = 'sqlite') {
  const clock = testClock('2026-06-02T08:00:00Z')
  const settings = { databaseUrl: await urlOf(database) }
  const first = await testApp({ database, clock, settings })
  const body = {
    ...{ connector: 'form', name: 'Formulaire', neighbour: null, receives: true },
    ...{ publishes: false, config: {}, secrets: {} },
  }
  const { json } = await first.ask('POST', '/api/channels', { as: 'administrator', body })
  const path = `/ecrire/${(json as { id: number }).id}`
  const another = async () => {
    const context = await testContext({ clock, settings })
    return await createApp(context, 'tests')
  }
  return { ...first, clock, path, another }
}

/** A database that several processes open. */
async function urlOf(database: DatabaseKind): Promise<string> {
  if (database !== 'sqlite') return await newDatabaseUrl(database)
  const folder = folderOfTest()
  return `file:${join(folder, 'tambour.db')}`
}

type House = Awaited<ReturnType<typeof house>>

const honest = '81.250.14.7'
const stampIn = (page: string) => /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? ''

type Sending = { from?: string; stamp?: string; text?: string; app?: House['app']; path?: string }

/** Opens the form and sends it, five seconds later. */
async function write(here: House, sending: Sending = {}) {
  const { from = honest, text = 'Le lampadaire est éteint.', app = here.app } = sending
  const { path = here.path } = sending
  const headers = { 'x-forwarded-for': from }
  const stamp = sending.stamp ?? stampIn(await (await app.request(path, { headers })).text())
  here.clock.advance(5_000)
  const letter = { name: 'Jeanne', email: 'jeanne@exemple.fr', phone: '', site: '' }
  const body = new URLSearchParams({ ...letter, text, stamp })
  const response = await app.request(path, { method: 'POST', headers, body })
  const location = response.headers.get('location')
  return { status: response.status, location, page: plain(await response.text()), stamp }
}

async function kept({ context }: House): Promise<number> {
  return (await context.db.selectFrom('message').select('id').execute()).length
}

/** As many messages as fit, one after the other from these addresses; the last answer. */
async function flood(here: House, addresses: readonly string[], rounds: number) {
  let last = { status: 0, page: '' }
  for (let round = 0; round < rounds; round += 1) {
    for (const from of addresses) last = await write(here, { from, text: `${round} de ${from}` })
  }
  return last
}

const addresses = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index))

const floods: [name: string, from: string[], rounds: number][] = [
  ['ten addresses', addresses(10, index => `45.${index}.7.9`), 12],
  ['one /24', addresses(120, index => `45.1.7.${index}`), 1],
  ['one /64', addresses(30, index => `2a01:db8:1:2::${index}`), 1],
  ['many /48 of one /32', addresses(100, index => `2a01:db8:${index}::1`), 1],
]

describe('the form, for everybody', () => {
  it('takes one message by a stamp, whatever it is sent with, and from wherever', async () => {
    const here = await house()
    const { stamp, location } = await write(here)
    const other = await here.another()
    const again: { status: number; page: string; text: string }[] = []
    for (let index = 0; index < 12; index += 1) {
      const text = `Message ${index}`
      const app = index % 2 === 0 ? here.app : other
      again.push({ ...(await write(here, { stamp, text, app, from: `9.9.${index}.1` })), text })
    }
    for (const { status, page, text } of again) {
      expect([status, page]).toEqual([422, expect.stringContaining('a déjà été envoyé')])
      // What was typed is there, with the stamp of another form.
      expect(page).toContain(text)
      expect(stampIn(page)).not.toBe(stamp)
    }
    expect(await kept(here)).toBe(1)
    // The same once more says the same.
    const twice = await write(here, { stamp, app: other })
    expect([twice.status, twice.location]).toEqual([303, location])
    const [{ page = '' } = {}] = again
    expect((await write(here, { stamp: stampIn(page), text: 'Message 0' })).status).toBe(303)
    expect(await kept(here)).toBe(2)
  })

  itOnBoth('takes one of those that come with one stamp at once', async kind => {
    const here = await house(kind)
    // Two connections to SQLite would wait for each other in this one process.
    const apps = [here.app, kind === 'postgres' ? await here.another() : here.app]
    const stamp = stampIn(await (await here.app.request(here.path)).text())
    const sent = await Promise.all(
      addresses(8, index => `Message ${index >> 1}`).map((text, index) =>
        write(here, { stamp, text, app: apps[index % 2] ?? here.app }),
      ),
    )
    const taken = sent.filter(({ status }) => status === 303)
    // Two of them are the same words.
    expect(taken).toHaveLength(2)
    expect(taken[0]?.location).toBe(taken[1]?.location)
    expect(sent.filter(({ status }) => status === 422)).toHaveLength(6)
    expect(await kept(here)).toBe(1)
  })

  // Which addresses are neighbours is reckoned before the database is asked.
  it.each(floods)(
    'stays open to who has not written yet, whatever comes from %s',
    async (_, from, rounds) => {
      const here = await house()
      const last = await flood(here, from, rounds)
      expect(last.status).toBe(422)
      const many = await kept(here)
      expect(many).toBeLessThanOrEqual(60)
      const sent = await write(here)
      expect(sent.status).toBe(303)
      // Pressed twice, it is the same message, and the same answer.
      const again = await write(here, { stamp: sent.stamp })
      expect([again.status, again.location]).toEqual([303, sent.location])
      expect(await kept(here)).toBe(many + 1)
    },
    120_000,
  )

  it('takes no more than so many of everybody in an hour, and says so', async () => {
    const here = await house()
    const { location } = await write(here, { from: '9.9.9.9' })
    const full = await flood(
      here,
      addresses(125, index => `45.${index}.7.9`),
      1,
    )
    expect(await kept(here)).toBe(120)
    expect(full.page).toContain('Ce formulaire a reçu trop de messages en une heure')
    expect(full.page).toContain('0 de 45.124.7.9')
    // Neither another process nor its conversations are a way around.
    const app = await here.another()
    expect((await write(here, { app })).page).toContain('trop de messages')
    const path = location?.replace('?envoye=1', '') ?? ''
    expect((await write(here, { path })).page).toContain('trop de messages')
    here.clock.advance(60 * 60_000)
    expect((await write(here)).status).toBe(303)
  })

  it('tells one connection that much has left from it, and no other', async () => {
    const here = await house()
    for (let index = 0; index < 11; index += 1) await write(here, { text: `Message ${index}` })
    const last = await write(here)
    const thread = last.location?.replace('?envoye=1', '') ?? ''
    expect((await write(here, { stamp: last.stamp })).location).toBe(last.location)
    const refused = await write(here, { text: 'Encore un.' })
    expect(refused.page).toContain('12 messages sont déjà partis de votre connexion')
    expect(refused.page).toContain('Encore un.')
    const more = await write(here, { path: thread, text: 'Et là ?' })
    expect(more.page).toContain('12 messages sont déjà partis de votre connexion')
    expect((await write(here, { path: thread, text: 'Et là ?', from: '81.1.1.1' })).status).toBe(
      303,
    )
    expect(await kept(here)).toBe(13)
  })
})

it.each([
  [null, 'unknown'],
  ['81.250.14.7', '81.250.14'],
  ['2a01:cb08:12:3::4', '2a01:cb08::/32'],
])('knows the neighbourhood of %s', (address, wanted) => {
  expect(neighbourhoodOf(address)).toBe(wanted)
})
