import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { approvalMails } from '../../server/approval/mail.ts'
import { publishUrgently } from '../../server/approval/urgent.ts'
import { createContext } from '../../server/context.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { announce, approvalWorld, mayor, statesOf, theRequest } from '../support/approval.ts'
import { anEventChange, anEventEdit } from '../support/builders/events.ts'
import { testSettings } from '../support/context.ts'
import {
  type DatabaseKind,
  newDatabaseUrl,
  onBothDatabases,
} from '../support/database/databases.ts'
import { HOUR, run } from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const cancelled = anEventChange({ kind: 'cancel' })

const waits = ['awaiting-approval', 'awaiting-approval']

/**
 * Two processes over one PostgreSQL, two apps of one process over SQLite: of two connections to one file
 * in one thread the second would wait for the first, which could not go on. The mayor and Carole have
 * got their mails.
 */
async function twoProcesses(database: DatabaseKind) {
  const databaseUrl = await newDatabaseUrl(database)
  const publicUrl = 'https://tambour.exemple.fr'
  const world = await approvalWorld(database, {}, { databaseUrl })
  const { clock, mailer, network } = world
  const other = database === 'sqlite' ? world.context : await another()
  async function another() {
    const settings = await testSettings(database, { databaseUrl, publicUrl })
    const connectors = { fake: network.connector }
    const log = pino({ level: 'silent' })
    const context = await createContext(settings, { clock, log, connectors })
    onTestFinished(() => context.close())
    context.mailer = mailer
    return context
  }
  const apps = [await createApp(world.context, 'tests'), await createApp(other, 'tests')] as const
  const event = await announce(world)
  await sendMails(world.context, approvalMails)
  const linkOf = (who: string) => {
    const mail = mailer.mails.findLast(({ to }) => to.startsWith(who))
    return `/valider/${/\/valider\/(\S+)/.exec(mail?.text ?? '')?.[1]}`
  }
  const ask = async (
    of: 0 | 1,
    path: string,
    method: string,
    body?: Record<string, string>,
  ): Promise<{ status: number; text: string }> => {
    const asked = { method, ...(body && { body: new URLSearchParams(body) }) }
    const response = await apps[of].request(path, asked)
    return { status: response.status, text: await response.text() }
  }
  const path = linkOf(mayor.email)
  const { text } = await ask(0, path, 'GET')
  const hash = /name="hash" value="(\w+)"/.exec(text)?.[1] ?? ''
  const decisions = async () => {
    const lines = await world.context.db
      .selectFrom('journal')
      .select('action')
      .where('action', 'like', 'approval.%')
      .where('action', 'not in', ['approval.asked', 'approval.rules'])
      .execute()
    return lines.map(({ action }) => action)
  }
  return { ...world, world, other, event, ask, path, linkOf, hash, decisions }
}

/** One before the other, and the other before the one. */
const orders = [0, 1] as const

onBothDatabases('the link of a mail, pressed in two processes', database => {
  it('decides once where it is pressed twice at once', async () => {
    const { ask, path, hash, decisions, world, event } = await twoProcesses(database)
    const body = { decision: 'approve', hash }
    const pressed = await Promise.all([
      ask(0, path, 'POST', body),
      ask(1, path, 'POST', body),
      ask(0, path, 'POST', body),
    ])
    expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 200, 303])
    for (const { status, text } of pressed) {
      if (status === 200) expect(text).toContain('Validé par Claude Martin')
    }
    expect(await decisions()).toEqual(['approval.approve'])
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
  })

  it.each(orders)('takes one of two decisions of two people (%i)', async order => {
    const { ask, path, linkOf, hash, decisions, world, event } = await twoProcesses(database)
    const refusal = { decision: 'refuse', comment: 'Non.', hash }
    const presses = [
      () => ask(0, path, 'POST', { decision: 'approve', hash }),
      () => ask(1, linkOf('carole'), 'POST', refusal),
    ]
    const turned = order % 2 === 0 ? presses : presses.toReversed()
    const pressed = await Promise.all(turned.map(press => press()))
    expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 303])
    const [decided, ...more] = await decisions()
    expect(more).toEqual([])
    const state = decided === 'approval.approve' ? 'scheduled' : 'cancelled'
    expect(await statesOf(world, event.deliveries)).toEqual([state, state])
    const loser = pressed.find(({ status }) => status === 200)
    expect(loser?.text).toContain(state === 'scheduled' ? 'Validé par' : 'Refusé par')
  })

  it.each(orders)('approves nothing that is being edited (%i)', async order => {
    const { ask, path, hash, world, other, bruno, event } = await twoProcesses(database)
    const acts = [
      () => ask(0, path, 'POST', { decision: 'approve', hash }),
      async () => {
        await editEvent(other, bruno, event.id, anEventEdit({ place: 'Le stade' }))
        return null
      },
    ]
    const done = await Promise.all((order % 2 === 0 ? acts : acts.toReversed()).map(act => act()))
    expect([303, 409]).toContain(done.find(one => one !== null)?.status)
    // Approved first, it was edited then: asked anew either way.
    expect(await statesOf(world, event.deliveries)).toEqual(waits)
    const request = await theRequest(world)
    expect(request.state).toBe('open')
    expect(request.items.map(({ text }) => text).join()).toContain('Le stade')
  })

  it.each(orders)('is told of what is taken away meanwhile (%i)', async order => {
    const { ask, path, hash, world, other, bruno, event } = await twoProcesses(database)
    const acts = [
      () => ask(0, path, 'POST', { decision: 'approve', hash }),
      async () => {
        await removeSeries(other, bruno, event.id, 'this')
        return null
      },
    ]
    const done = await Promise.all((order % 2 === 0 ? acts : acts.toReversed()).map(act => act()))
    const pressed = done.find(one => one !== null)
    expect([200, 303, 404]).toContain(pressed?.status)
    const left = await world.context.db.selectFrom('delivery').select('id').execute()
    expect(left).toEqual([])
    const after = await ask(1, path, 'GET')
    expect(after.text).toContain('ce qui était à valider a été supprimé')
    expect((await ask(1, path, 'POST', { decision: 'approve', hash })).status).toBeLessThan(500)
  })

  it.each(orders)('is told of what is cancelled meanwhile (%i)', async order => {
    const { ask, path, hash, world, other, bruno, event } = await twoProcesses(database)
    const acts = [
      () => ask(0, path, 'POST', { decision: 'approve', hash }),
      async () => {
        await changeEvent(other, bruno, event.id, cancelled)
        return null
      },
    ]
    const done = await Promise.all((order % 2 === 0 ? acts : acts.toReversed()).map(act => act()))
    expect([200, 303]).toContain(done.find(one => one !== null)?.status)
    expect(await statesOf(world, event.deliveries)).toEqual(['cancelled', 'cancelled'])
    const after = await ask(1, path, 'GET')
    expect(after.status).toBe(200)
    expect(after.text).not.toContain('name="hash"')
  })

  it.each(orders)('is told of what goes out urgently meanwhile (%i)', async order => {
    const { ask, path, hash, world, other, anne, event } = await twoProcesses(database)
    const { id } = await theRequest(world)
    const acts = [
      () => ask(0, path, 'POST', { decision: 'refuse', comment: 'Non.', hash }),
      async () => {
        const wanted = { reason: 'Orage.', deliveries: event.deliveries }
        return await publishUrgently(other, anne, id, wanted).then(
          () => null,
          (error: Error) => error.message,
        )
      },
    ]
    const done = await Promise.all((order % 2 === 0 ? acts : acts.toReversed()).map(act => act()))
    const pressed = done.find(one => typeof one === 'object' && one !== null)
    const states = await statesOf(world, event.deliveries)
    if (typeof pressed === 'object' && pressed?.status === 303) {
      expect(states).toEqual(['cancelled', 'cancelled'])
      expect(done.some(one => typeof one === 'string')).toBe(true)
    } else {
      expect(states).toEqual(['scheduled', 'scheduled'])
      expect((await ask(1, path, 'GET')).text).not.toContain('name="hash"')
    }
  })

  it('shows its receipt while what it approved is sent, and after', async () => {
    const { ask, path, hash, world, network, event } = await twoProcesses(database)
    await ask(0, path, 'POST', { decision: 'approve', hash })
    world.clock.set(paris('2026-06-05T18:00'))
    const [, ...looks] = await Promise.all([
      run(world),
      ask(1, path, 'GET'),
      ask(1, path, 'POST', { decision: 'refuse', comment: 'Non.', hash }),
    ])
    for (const { status, text } of [...looks, await ask(0, path, 'GET')]) {
      expect(status).toBe(200)
      expect(text).toContain('Validé par Claude Martin')
    }
    expect(network.postsOf('village')).toHaveLength(1)
    expect(await statesOf(world, event.deliveries)).toEqual(['verified', 'scheduled'])
  })

  it('decides nothing for who opens every link of a mail, while it is pressed', async () => {
    const { ask, path, linkOf, hash, decisions, world, event } = await twoProcesses(database)
    const scanned = [path, linkOf('carole')].flatMap(link => [
      ...(['GET', 'HEAD', 'OPTIONS', 'PUT'] as const).map(method => ask(1, link, method)),
      ask(0, `${link}?utm_source=scan`, 'GET'),
    ])
    const looks = await Promise.all(scanned)
    expect(looks.every(({ status }) => status < 500)).toBe(true)
    expect(await decisions()).toEqual([])
    expect(await statesOf(world, event.deliveries)).toEqual(waits)
    const [pressed, head] = await Promise.all([
      ask(0, path, 'POST', { decision: 'approve', hash }),
      ask(1, path, 'HEAD'),
    ])
    expect([pressed.status, head.status, head.text]).toEqual([303, 200, ''])
    expect(await decisions()).toEqual(['approval.approve'])
  })

  it('is renewed by one mail where that is pressed twice at once, and its hour is exact', async () => {
    const { ask, path, hash, world, other, mailer, event } = await twoProcesses(database)
    world.clock.set(paris('2026-06-05T18:00'))
    expect((await ask(1, path, 'POST', { decision: 'approve', hash })).text).toContain(
      'a fait son temps',
    )
    expect(await statesOf(world, event.deliveries)).toEqual(waits)
    world.clock.advance(HOUR)
    await Promise.all([run(world), sendMails(world.context, approvalMails)])
    await sendMails(world.context, approvalMails)
    const before = mailer.mails.length
    await Promise.all([ask(0, path, 'POST', { renew: '1' }), ask(1, path, 'POST', { renew: '1' })])
    await Promise.all([sendMails(world.context, approvalMails), sendMails(other, approvalMails)])
    expect(mailer.mails.slice(before).map(({ to }) => to)).toEqual([mayor.email])
  })
})
