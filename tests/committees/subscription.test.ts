import { describe, expect, it } from 'vitest'
import { endCommittee, listCommittees } from '../../server/committees/committees.ts'
import { leaveNews, takeNews } from '../../server/committees/news.ts'
import { listProposals } from '../../server/committees/proposal-shape.ts'
import { acceptProposal, declineProposal, undoDecision } from '../../server/committees/proposals.ts'
import { mostOfSeries, mostProposed } from '../../server/committees/rules-source.ts'
import type { ProposalShape } from '../../server/committees/shapes.ts'
import {
  refreshDueSubscriptions,
  refreshSubscription,
  subscribe,
  trySource,
  unsubscribe,
} from '../../server/committees/subscription.ts'
import { getEvent } from '../../server/events/events.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import type { EventShape } from '../../server/events/shapes-event.ts'
import { listJournal } from '../../server/people/journal.ts'
import { today } from '../../server/today/today.ts'
import { testApp } from '../support/app.ts'
import { mayor } from '../support/approval.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { anEventEdit } from '../support/builders/events.ts'
import { icsOf, pageOf, sourceServer, type Vevent } from '../support/calendar/source-server.ts'
import { asProposed, committeeWorld } from '../support/committees.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { addCommune, byOf, HOUR, journalActions, runUntil } from '../support/publishing.ts'

const ball: Vevent = {
  uid: 'bal@comite',
  title: 'Bal',
  start: ';TZID=Europe/Paris:20260704T210000',
  more: 'LOCATION:Place\r\nDESCRIPTION:Accordéon\r\n',
}
const loto: Vevent = {
  uid: 'loto@comite',
  title: 'Loto',
  start: ';TZID=Europe/Paris:20260912T200000',
}

/** A committee whose calendar is followed, on a server that a test changes. */
async function followed(kind: DatabaseKind = 'sqlite', first = icsOf(ball)) {
  const world = await committeeWorld(kind)
  const { context, by, committee } = world
  const server = await sourceServer()
  let version = 0
  const says = (body: string) => {
    version += 1
    server.serves['/agenda'] = { etag: `"${version}"`, body }
  }
  says(first)
  const url = `${server.url}/agenda`
  await subscribe(context, by, committee, { url })
  const look = () => refreshSubscription(context, by, committee)
  return {
    ...world,
    server,
    url,
    says,
    look,
    /** The calendar says something else, and is looked at. */
    async now(...events: Vevent[]) {
      says(icsOf(...events))
      await look()
    },
    proposals: () => listProposals(context, by.communeId),
    async only(): Promise<ProposalShape> {
      const [one, more] = await listProposals(context, by.communeId)
      if (one === undefined || more !== undefined) throw new Error('not one proposal')
      return one
    },
    async accepted(patch: Partial<ReturnType<typeof asProposed>> = {}): Promise<EventShape> {
      const [proposal] = await listProposals(context, by.communeId)
      if (proposal === undefined) throw new Error('nothing is proposed')
      const wanted = { ...asProposed(world, proposal), ...patch }
      const { event } = await acceptProposal(context, by, proposal.id, wanted)
      return await getEvent(context, by.communeId, event ?? 0)
    },
    event: (id: number) => getEvent(context, by.communeId, id),
    async subscription() {
      const { committees } = await listCommittees(context, { ...by, role: 'administrator' })
      return committees[0]?.subscription
    },
    later: async (hours: number) => {
      world.clock.set(world.clock.now() + hours * HOUR)
      return await refreshDueSubscriptions(context, () => false)
    },
  }
}
type Followed = Awaited<ReturnType<typeof followed>>

const acts = ({ steps }: ProposalShape) => steps.map(({ what }) => what)

/** As the officer changes it on its page. */
async function edit(world: Followed, event: EventShape, patch: Partial<EventShape>) {
  const media = event.media.map(({ id }) => id)
  const wanted = anEventEdit({ ...event, ...patch, media })
  return await editEvent(world.context, world.by, event.id, wanted)
}

describe('a committee that is followed', () => {
  it('proposes what its calendar announces, and is accepted as by a link', async () => {
    const world = await followed()
    expect(await world.only()).toMatchObject({
      committeeName: 'Comité des fêtes',
      memberName: null,
      title: 'Bal',
      startLocal: '2026-07-04T21:00',
      place: 'Place',
      text: 'Accordéon',
      state: 'received',
      source: null,
      steps: [{ what: 'received', by: 'Comité des fêtes', via: 'subscription' }],
    })
    expect((await today(world.context, world.communeId)).proposals).toBe(1)
    expect(await world.accepted()).toMatchObject({ title: 'Bal', place: 'Place' })
    expect((await today(world.context, world.communeId)).proposals).toBe(0)
    expect(await world.subscription()).toMatchObject({ upcoming: 1, left: 0, error: null })
    expect(await journalActions(world)).toEqual(
      expect.arrayContaining(['subscription.added', 'subscription.read']),
    )
  })

  it('is tried before it is followed, and nothing is kept', async () => {
    const world = await committeeWorld()
    const server = await sourceServer({ '/agenda': icsOf(ball, loto) })
    const { context, by, committee } = world
    const tried = await trySource(context, by, committee, { url: `${server.url}/agenda` })
    expect(tried).toMatchObject({
      upcoming: 2,
      first: [{ title: 'Bal', startLocal: '2026-07-04T21:00' }, { title: 'Loto' }],
    })
    expect(await listProposals(context, by.communeId)).toEqual([])
    await expect(trySource(context, by, committee, { url: server.url })).rejects.toThrow(
      /n’y a plus rien/,
    )
    await expect(subscribe(context, by, committee, { url: 'http://10.0.0.1/' })).rejects.toThrow(
      /adresse publique/,
    )
  })

  itOnBoth('is looked at every few hours, and read again only when it changed', async kind => {
    const world = await followed(kind)
    expect(await world.later(3)).toBe(0)
    expect(await world.later(1)).toBe(1)
    expect(world.server.asked.map(({ etag }) => etag)).toEqual([undefined, '"1"'])
    world.server.serves['/agenda'] = { status: 500 }
    await world.later(4)
    expect(await world.subscription()).toMatchObject({
      upcoming: 1,
      error: { key: 'calendar.feedStatus' },
    })
    // It is let alone for longer and longer.
    expect([await world.later(4), await world.later(4), await world.later(4)]).toEqual([1, 0, 1])
    await endCommittee(world.context, world.by, world.committee, true)
    expect(await world.later(48)).toBe(0)
  })

  it('is looked at by one worker at a time, and proposes each event once', async () => {
    const world = await followed()
    world.says(icsOf(ball, loto))
    world.clock.set(world.clock.now() + 4 * HOUR)
    await Promise.all([
      refreshDueSubscriptions(world.context, () => false),
      refreshDueSubscriptions(world.context, () => false),
      world.look(),
    ])
    expect((await world.proposals()).map(({ title }) => title)).toEqual(['Bal', 'Loto'])
  })

  itOnBoth(
    'changes what nobody has decided about, withdraws it, and brings it back',
    async kind => {
      const world = await followed(kind)
      await world.now({ ...ball, title: 'Bal musette' })
      expect(await world.only()).toMatchObject({ title: 'Bal musette', state: 'received' })
      expect(acts(await world.only())).toEqual(['received', 'source-changed'])
      await world.now({ ...ball, more: 'STATUS:CANCELLED\r\n' })
      expect(await world.proposals()).toEqual([])
      await world.now(ball)
      expect(await world.only()).toMatchObject({ title: 'Bal', state: 'received' })
      expect(acts(await world.only())).toEqual([
        'received',
        'source-changed',
        'withdrawn',
        'returned',
      ])
    },
  )

  it('says once declined nothing more, but for another day', async () => {
    const world = await followed()
    const { id } = await world.only()
    await declineProposal(world.context, world.by, id, 'Complet')
    await world.now({ ...ball, title: 'Bal musette' })
    expect((await world.only()).state).toBe('declined')
    await world.now({ ...ball, start: ';TZID=Europe/Paris:20260711T210000' })
    expect(await world.only()).toMatchObject({
      state: 'received',
      startLocal: '2026-07-11T21:00',
    })
  })

  itOnBoth('that ends takes what nobody decided about, and leaves the rest', async kind => {
    const world = await followed(kind, icsOf(ball, loto))
    await world.accepted()
    const { context, by, committee } = world
    await unsubscribe(context, by, committee)
    expect((await world.proposals()).map(({ title, state }) => [title, state])).toEqual([
      ['Bal', 'accepted'],
    ])
    expect(await world.subscription()).toBeNull()
    // Followed again, it knows what it brought.
    await subscribe(context, by, committee, { url: world.url })
    expect((await world.proposals()).map(({ title, state }) => [title, state])).toEqual([
      ['Loto', 'received'],
      ['Bal', 'accepted'],
    ])
  })

  it('is one calendar, of its commune alone, whose address few are shown', async () => {
    const world = await followed()
    const { context, by, committee, url } = world
    await expect(subscribe(context, by, committee, { url })).rejects.toThrow(/déjà suivi/)
    const stranger = byOf(await addCommune(context, 'Valcourt'))
    await expect(subscribe(context, stranger, committee, { url })).rejects.toThrow(/n’existe/)
    await expect(unsubscribe(context, stranger, committee)).rejects.toThrow(/n’existe/)
    await expect(refreshSubscription(context, stranger, committee)).rejects.toThrow(/n’existe/)
    expect(await world.subscription()).toMatchObject({ url })
    const { communeId } = by
    const shown = await listCommittees(context, { communeId, role: 'officer' })
    expect(shown.committees[0]?.subscription?.url).toBe(new URL(url).host)
    const { lines } = await listJournal(context, { communeId, role: 'administrator' }, {})
    expect(JSON.stringify(lines)).not.toContain('/agenda')
  })

  it('is read no more once its committee is closed, also when somebody asks', async () => {
    const world = await followed()
    await endCommittee(world.context, world.by, world.committee, true)
    world.says(icsOf(ball, loto))
    await expect(world.look()).rejects.toThrow('Ce comité est fermé')
    expect((await world.proposals()).map(({ title }) => title)).toEqual(['Bal'])
    await endCommittee(world.context, world.by, world.committee, false)
    await world.look()
    expect(await world.proposals()).toHaveLength(2)
  })

  it('keeps signs that no database takes out of what it proposes', async () => {
    const world = await followed()
    const event = { '@type': 'Event', name: 'Bal\u0000 \ud800', startDate: '2026-07-04T21:00' }
    world.says(pageOf(event))
    await world.look()
    expect((await world.proposals()).map(({ title }) => title)).toContain('Bal� �')
  })
})

describe('what a committee’s calendar says of an event', () => {
  it('is followed where nobody changed it by hand, with what is planned', async () => {
    const world = await followed()
    const { id } = await world.accepted()
    await world.now({
      ...ball,
      title: 'Bal musette',
      start: ';TZID=Europe/Paris:20260711T213000',
    })
    const event = await world.event(id)
    expect(event).toMatchObject({ title: 'Bal musette', startLocal: '2026-07-11T21:30' })
    expect(event.deliveries).toMatchObject([{ dueLocal: '2026-07-10T18:00', state: 'scheduled' }])
    expect(event.deliveries[0]?.text).toContain('Bal musette')
    expect(await world.only()).toMatchObject({ source: null, changed: [], title: 'Bal musette' })
    expect(acts(await world.only())).toContain('followed')
  })

  it('is told by a notice where the old day is out', async () => {
    const world = await followed()
    const { id } = await world.accepted()
    await runUntil(world, Date.parse('2026-07-03T17:00:00Z'))
    await world.now({ ...ball, start: ';TZID=Europe/Paris:20260711T210000' })
    const event = await world.event(id)
    expect(event).toMatchObject({
      startLocal: '2026-07-11T21:00',
      previousStartLocal: '2026-07-04T21:00',
    })
    expect(event.deliveries.filter(({ kind: what }) => what === 'notice')).toHaveLength(1)
  })

  itOnBoth('never overwrites what was changed by hand: it is shown, taken or left', async kind => {
    const world = await followed(kind)
    const { context, by } = world
    const event = await edit(world, await world.accepted(), { title: 'Grand bal' })
    await world.now({ ...ball, title: 'Bal musette', more: 'LOCATION:Halle\r\n' })
    expect(await world.event(event.id)).toMatchObject({ title: 'Grand bal', place: 'Halle' })
    const shown = await world.only()
    expect(shown.source).toMatchObject({ title: 'Bal musette', otherwise: ['title'] })
    expect((await today(context, world.communeId)).proposals).toBe(1)
    await leaveNews(context, by, shown.id)
    await world.now({ ...ball, title: 'Bal musette', more: 'LOCATION:Salle\r\n' })
    expect(await world.event(event.id)).toMatchObject({ title: 'Grand bal', place: 'Salle' })
    expect((await world.only()).source).toBeNull()
    await world.now({ ...ball, title: 'Bal des pompiers', more: 'LOCATION:Salle\r\n' })
    expect((await world.only()).source).toMatchObject({ otherwise: ['title'] })
    await takeNews(context, by, shown.id)
    expect((await world.event(event.id)).title).toBe('Bal des pompiers')
    expect((await world.only()).source).toBeNull()
    await expect(takeNews(context, by, shown.id)).rejects.toThrow(/rien à reprendre/)
    // From then on it is the calendar's again.
    await world.now({ ...ball, title: 'Bal de nuit', more: 'LOCATION:Salle\r\n' })
    expect((await world.event(event.id)).title).toBe('Bal de nuit')
  })

  itOnBoth('is what was corrected when it was accepted, too', async kind => {
    const world = await followed(kind)
    const event = await world.accepted({ startLocal: '2026-07-04T20:30' })
    await world.now({ ...ball, start: ';TZID=Europe/Paris:20260704T220000' })
    expect((await world.event(event.id)).startLocal).toBe('2026-07-04T20:30')
    expect((await world.only()).source?.otherwise).toEqual(['startLocal'])
  })

  it('goes by approval, where that stands', async () => {
    const world = await followed()
    const { context, by } = world
    const event = await world.accepted()
    await needApproval(context, by, { roles: [], approvers: [anApprover(mayor)] })
    await world.now({ ...ball, title: 'Bal musette' })
    const now = await world.event(event.id)
    expect(now.title).toBe('Bal musette')
    expect(now.deliveries.map(({ state }) => state)).toEqual(['awaiting-approval'])
  })

  it('is shown where a text written by hand names the old day', async () => {
    const world = await followed()
    const { context } = world
    const event = await world.accepted()
    await context.db.updateTable('variant').set({ text: 'Rendez-vous le 4 juillet !' }).execute()
    await world.now({ ...ball, start: ';TZID=Europe/Paris:20260711T210000' })
    expect((await world.event(event.id)).startLocal).toBe('2026-07-04T21:00')
    const { id, source } = await world.only()
    expect(source?.otherwise).toEqual(['startLocal'])
    await takeNews(context, world.by, id)
    expect((await world.event(event.id)).startLocal).toBe('2026-07-11T21:00')
  })

  it('that it is called off asks somebody, and one press calls it off here', async () => {
    const world = await followed()
    const { context, by } = world
    const event = await world.accepted()
    await world.now({ ...ball, more: 'STATUS:CANCELLED\r\n' })
    expect((await world.event(event.id)).status).toBe('planned')
    const { id, source } = await world.only()
    expect(source?.status).toBe('cancelled')
    await takeNews(context, by, id)
    expect((await world.event(event.id)).status).toBe('cancelled')
    await world.look()
    expect((await world.only()).source).toBeNull()
    // It takes place after all, another day.
    await world.now({ ...ball, start: ';TZID=Europe/Paris:20260711T210000' })
    expect((await world.only()).source?.status).toBe('planned')
    await takeNews(context, by, id)
    expect(await world.event(event.id)).toMatchObject({
      status: 'planned',
      startLocal: '2026-07-11T21:00',
    })
  })

  itOnBoth('that it is gone is a question alone, which its coming back answers', async kind => {
    const world = await followed(kind, icsOf(ball, loto))
    const event = await world.accepted()
    await world.now()
    expect((await world.event(event.id)).status).toBe('planned')
    const shown = await world.proposals()
    expect(shown.map(({ state, source }) => [state, source?.status])).toEqual([
      ['accepted', 'gone'],
      ['received', 'gone'],
    ])
    await world.now(ball, loto)
    expect((await world.proposals()).map(({ source }) => source)).toEqual([null, null])
    await world.now(loto)
    const accepted = (await world.proposals()).find(({ state }) => state === 'accepted')
    await leaveNews(world.context, world.by, accepted?.id ?? 0)
    await world.look()
    expect((await world.event(event.id)).status).toBe('planned')
    expect((await world.proposals()).map(({ source }) => source)).toEqual([null, null])
  })

  it('of a feed of articles is not gone when the feed forgets it', async () => {
    const feed = (items: string) =>
      `<rss xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel>${items}</channel></rss>`
    const item =
      '<item><title>Bal</title><guid>1</guid><ev:startdate>2026-07-04T21:00</ev:startdate></item>'
    const world = await followed('sqlite', feed(item))
    await world.accepted()
    world.says(feed('<item><title>Merci</title></item>'))
    await world.look()
    expect((await world.only()).source).toBeNull()
    expect(await world.subscription()).toMatchObject({ undated: 1 })
  })

  it('a page puts off without a day, and gives one later', async () => {
    const page = (patch: object) =>
      pageOf({
        '@type': 'Event',
        '@id': '#bal',
        name: 'Bal',
        startDate: '2026-07-04T21:00',
        ...patch,
      })
    const world = await followed('sqlite', page({}))
    const event = await world.accepted()
    world.says(page({ eventStatus: 'https://schema.org/EventPostponed' }))
    await world.look()
    const { id, source } = await world.only()
    expect(source?.status).toBe('postponed')
    await takeNews(world.context, world.by, id)
    expect((await world.event(event.id)).status).toBe('postponed')
    world.says(page({ startDate: '2026-08-01T21:00' }))
    await world.look()
    expect((await world.only()).source).toMatchObject({ status: 'planned' })
    await takeNews(world.context, world.by, id)
    expect(await world.event(event.id)).toMatchObject({
      status: 'planned',
      startLocal: '2026-08-01T21:00',
    })
  })

  it('of a whole day leaves the hour that it was given', async () => {
    const world = await followed('sqlite', icsOf({ ...ball, start: ';VALUE=DATE:20260704' }))
    expect((await world.only()).startLocal).toBe('2026-07-04')
    const event = await world.accepted({ startLocal: '2026-07-04T10:00' })
    expect((await world.only()).changed).toEqual([])
    await world.now({ ...ball, start: ';VALUE=DATE:20260705' })
    expect((await world.event(event.id)).startLocal).toBe('2026-07-05T10:00')
    await world.now({ ...ball, start: ';TZID=Europe/Paris:20260705T140000' })
    expect((await world.event(event.id)).startLocal).toBe('2026-07-05T10:00')
    expect((await world.only()).source?.otherwise).toEqual(['startLocal'])
  })

  it('is read no more once its committee is closed, which its proposals say', async () => {
    const { context, by, committee, only } = await followed()
    expect(await only()).toMatchObject({ reachedBy: 'calendar' })
    await endCommittee(context, by, committee, true)
    expect(await only()).toMatchObject({ reachedBy: null })
  })

  itOnBoth('is nothing to an event that was taken back or deleted', async kind => {
    const world = await followed(kind)
    await world.accepted()
    const { id } = await world.only()
    await undoDecision(world.context, world.by, id)
    await world.now({ ...ball, title: 'Bal musette' })
    expect(await world.only()).toMatchObject({ title: 'Bal musette', state: 'received' })
  })
})

it('what waits for its time comes when it is there, though the calendar is the same', async () => {
  const weekly = { ...loto, more: 'RRULE:FREQ=WEEKLY\r\n' }
  const world = await followed('sqlite', icsOf(weekly))
  expect(await world.proposals()).toHaveLength(mostOfSeries)
  expect((await world.subscription())?.left).toBeGreaterThan(0)
  world.clock.set(Date.parse('2026-09-13T08:00:00Z'))
  await refreshDueSubscriptions(world.context, () => false)
  expect(await world.proposals()).toHaveLength(mostOfSeries + 1)
})

it('a calendar of a thousand events proposes two hundred', async () => {
  const many = Array.from({ length: 900 }, (_, n) => ({ ...ball, uid: `bal-${n}` }))
  const world = await followed('sqlite', icsOf(...many))
  expect(await world.proposals()).toHaveLength(mostProposed)
})

it('is followed over HTTP, and what is refused is said in the language that is asked for', async () => {
  const app = await testApp()
  const server = await sourceServer({ '/agenda': icsOf(ball), '/page': '<p>Bonjour' })
  const ask = (method: string, path: string, body?: object) =>
    app.ask(method, path, { as: 'administrator', body })
  expect((await ask('POST', '/api/committees', { name: 'Comité' })).json).toMatchObject({ id: 1 })
  const path = '/api/committees/1/subscription'
  const english = await app.ask('POST', `${path}/try`, {
    as: 'officer',
    body: { url: `${server.url}/page` },
    headers: { 'accept-language': 'en' },
  })
  expect(english).toMatchObject({
    status: 400,
    json: { field: 'url', message: expect.stringContaining('neither a calendar nor a news feed') },
  })
  const url = `${server.url}/agenda`
  const tried = await ask('POST', `${path}/try`, { url })
  expect(tried).toMatchObject({ status: 200, json: { upcoming: 1, mostOfSeries } })
  const followed = await ask('PUT', path, { url })
  expect(followed).toMatchObject({ status: 200, json: { subscription: { upcoming: 1, url } } })
  const officer = await app.ask('GET', '/api/committees', { as: 'officer' })
  expect(JSON.stringify(officer.json)).not.toContain('/agenda')
  expect((await ask('GET', '/api/proposals')).json).toMatchObject({
    proposals: [{ id: 1, title: 'Bal', memberName: null }],
  })
  const asked = await ask('POST', '/api/proposals/1/ask', { comment: 'Où ?' })
  expect(asked).toMatchObject({ status: 409, json: { message: expect.stringContaining('agenda') } })
  expect((await ask('POST', '/api/proposals/1/take')).status).toBe(409)
  expect((await ask('POST', `${path}/refresh`)).status).toBe(200)
  expect((await ask('DELETE', path)).status).toBe(204)
  expect((await ask('DELETE', path)).status).toBe(404)
})
