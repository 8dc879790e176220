import { describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../server/alerts/alerts.ts'
import {
  alertSettingsShape,
  alertsShape,
  dutiesShape,
  dutyShape,
} from '../../server/alerts/shapes.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { todayShape } from '../../server/today/shapes.ts'
import { addTestPerson, type TestApp, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { fakeNetwork, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel } from '../support/network/received.ts'

/** Tuesday 2 June 2026, 10:00 in Paris: the mairie is open. */
const ten = Date.parse('2026-06-02T08:00:00Z')

type House = TestApp & { clock: ReturnType<typeof testClock>; bruno: string; cookie: string }

/** Bruno answers, and is signed in. */
async function house(): Promise<House> {
  const clock = testClock(ten)
  const app = await testApp({ clock, connectors: { fake: fakeNetwork() } })
  const bruno = await addTestPerson(app, 'Bruno', 'officer')
  return { ...app, clock, bruno, cookie: await app.signIn('bruno@exemple.fr') }
}

async function annWaits({ context, communeId, clock }: House): Promise<void> {
  const channel = await newChannel(context, communeId, 'Page de la mairie', ten - 60 * MINUTE)
  const message = from('Ann', ten, 'La salle est-elle libre samedi ?')
  await ingest(context, await channelOf(context, channel), [thread('t', [message])])
  clock.set(ten + 8 * MINUTE)
  await raiseAlerts(context)
}

describe('alerts over HTTP', () => {
  it('tell a person on duty who waits, and a program nothing', async () => {
    const all = await house()
    const { ask, cookie } = all
    expect((await ask('GET', '/api/alerts', { cookie })).json).toEqual({ notices: [], last: 0 })
    await annWaits(all)
    const answer = await ask('GET', '/api/alerts?after=0', { cookie })
    expect(alertsShape.parse(answer.json)).toMatchObject({
      last: 1,
      notices: [
        {
          id: 1,
          at: '2026-06-02T08:08:00.000Z',
          toAll: true,
          lines: [{ channelName: 'Page de la mairie', minutes: 8, waiting: true }],
        },
      ],
    })
    expect((await ask('GET', '/api/alerts?after=1', { cookie })).json).toEqual({
      notices: [],
      last: 1,
    })
    const program = await ask('GET', '/api/alerts?after=0', { as: 'administrator' })
    expect(program.json).toEqual({ notices: [], last: 1 })
    expect((await ask('GET', '/api/alerts?after=-1', { cookie })).status).toBe(400)
  })

  it('have lines that an officer moves and a councillor reads', async () => {
    const { ask, cookie } = await house()
    const before = await ask('GET', '/api/alert-settings', { as: 'councillor' })
    expect(before.json).toEqual({ minutes: [8, 12], mail: null, canMail: false, quotes: null })
    const body = { minutes: [5, 20] }
    const moved = await ask('PUT', '/api/alert-settings', { cookie, body })
    expect(moved.json).toEqual({ ...body, mail: true, canMail: false, quotes: false })
    const mail = { mail: false }
    const changed = await ask('PUT', '/api/alert-settings/mail', { cookie, body: mail })
    expect(alertSettingsShape.parse(changed.json)).toEqual({
      ...body,
      ...mail,
      canMail: false,
      quotes: false,
    })
    expect((await ask('GET', '/api/alert-settings', { cookie })).json).toEqual(changed.json)
    expect((await ask('PUT', '/api/alert-settings', { as: 'councillor', body })).status).toBe(403)
    const key = await ask('PUT', '/api/alert-settings/mail', { as: 'officer', body: mail })
    expect([key.status, key.json]).toMatchObject([400, { message: expect.stringContaining('clé') }])
  })

  it.each([[[12, 8]], [[8, 8]], [[0]], [[241]], [[1, 2, 3, 4, 5]], [[7.5]], ['8']])(
    'have no lines like %j',
    async minutes => {
      const { ask, cookie } = await house()
      const answer = await ask('PUT', '/api/alert-settings', { cookie, body: { minutes } })
      expect(answer.status).toBe(400)
      expect(answer.json).toMatchObject({
        message: expect.stringMatching(/^«\sMinutes\s» /),
      })
      expect((await ask('GET', '/api/alert-settings', { cookie })).json).toMatchObject({
        minutes: [8, 12],
      })
    },
  )
})

describe('the roster over HTTP', () => {
  it('is written by an officer, read by a councillor, and shows on the first screen', async () => {
    const { ask, bruno, cookie } = await house()
    const body = { userId: bruno, from: '2026-06-02' }
    const made = await ask('POST', '/api/duties', { cookie, body })
    expect(made.status).toBe(201)
    const duty = dutyShape.parse(made.json)
    expect(duty).toMatchObject({ name: 'Bruno', from: '2026-06-02', to: null, callFrom: null })
    const list = await ask('GET', '/api/duties', { as: 'councillor' })
    expect(dutiesShape.parse(list.json)).toMatchObject({
      duties: [duty],
      people: [{ name: 'Anne' }, { name: 'Bruno' }],
    })
    const called = { ...body, to: '2026-06-30', callFrom: '18:00', callTo: '22:00' }
    const changed = await ask('PUT', `/api/duties/${duty.id}`, { as: 'officer', body: called })
    expect(changed.json).toEqual({ ...duty, ...called })
    const shown = todayShape.parse((await ask('GET', '/api/today', { cookie })).json)
    expect(shown.duty).toEqual({
      people: [{ name: 'Bruno', callFrom: '18:00', callTo: '22:00' }],
      everyone: false,
      // This installation has no mail server, and Bruno no device.
      nobodyReachable: true,
    })
    expect((await ask('POST', '/api/duties', { as: 'councillor', body })).status).toBe(403)
    expect((await ask('DELETE', `/api/duties/${duty.id}`, { cookie })).status).toBe(204)
    expect((await ask('DELETE', `/api/duties/${duty.id}`, { cookie })).status).toBe(404)
    expect((await ask('PUT', `/api/duties/${duty.id}`, { cookie, body })).status).toBe(404)
  })

  it.each([
    ['no date', { from: '2026-02-30' }],
    ['no time', { callFrom: '24:00', callTo: '25:00' }],
    ['an end before the beginning', { to: '2026-06-01' }],
    ['half a call', { callTo: '22:00' }],
    ['nobody of here', { userId: 'luc' }],
  ])('refuses %s', async (_what, part) => {
    const { ask, bruno, cookie } = await house()
    const body = { userId: bruno, from: '2026-06-02', ...part }
    expect((await ask('POST', '/api/duties', { cookie, body })).status).toBe(400)
    expect((await ask('GET', '/api/duties', { cookie })).json).toMatchObject({ duties: [] })
  })
})
