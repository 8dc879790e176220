import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { acceptProposal } from '../../server/committees/proposals.ts'
import { changeEvent, previewEventChange } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import type { EventChangeAsked, EventChangeNew } from '../../server/events/shapes-event-change.ts'
import { setEventPictures } from '../../server/pictures/rows.ts'
import { variantsOfEvent } from '../../server/publishing/rows.ts'
import { feast } from '../support/approval.ts'
import { anEventChange } from '../support/builders/events.ts'
import { aMediaOf } from '../support/builders/pictures.ts'
import {
  asProposed,
  committeeWorld,
  onlyProposal,
  send as sendProposals,
  visitorOf,
} from '../support/committees.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { addChannel, MINUTE, publishingWorld, runUntil, type World } from '../support/publishing.ts'
import { offered, plain, send, shareWorld } from '../support/shares.ts'

const to = (startLocal: string | null): EventChangeAsked => ({
  kind: 'postpone',
  startLocal,
  endLocal: null,
  detail: '',
})
const later = to('2026-06-27T21:00')

/** As a person does it: looks, then presses. */
async function change(
  { context, by }: World,
  id: number,
  asked: EventChangeAsked,
  more: Partial<EventChangeNew> = {},
) {
  const { sequence } = await previewEventChange(context, by, id, asked)
  return await changeEvent(context, by, id, anEventChange(asked, sequence, more))
}

/** What waits half a minute for somebody to think again, leaves. */
async function tell<W extends World>(world: W, leave: (world: W) => Promise<unknown>) {
  await leave(world)
  world.clock.advance(MINUTE)
  await leave(world)
}

describe('who is told of an event that is put off', () => {
  it('a neighbour by mail, named beforehand, with both dates', async () => {
    const world = await shareWorld()
    const { context, by, event, mailer } = world
    const nobody = await previewEventChange(context, by, event, later)
    expect([nobody.readers, nobody.isPublic]).toEqual([[], true])
    const { id } = await offered(world)
    const { readers } = await previewEventChange(context, by, event, later)
    expect(readers).toEqual([
      {
        key: `share-${id}`,
        kind: 'neighbour',
        name: 'L’Épine',
        way: 'mail',
        people: ['Marie Petit'],
      },
    ])
    await change(world, event, later)
    await tell(world, send)
    const text = plain(mailer.mails[1]?.text ?? '').replace(/\s+/g, ' ')
    expect(text).toContain('Reporté : Initialement prévu le samedi 20 juin 2026 à 21 h.')
    expect(text).toContain('Samedi 27 juin 2026 à 21 h')
  })

  it('not a neighbour that was left out; the next change tells it from there', async () => {
    const world = await shareWorld()
    const { event, mailer } = world
    const { id } = await offered(world)
    await change(world, event, later, { untold: { channels: [], readers: [`share-${id}`] } })
    await tell(world, send)
    expect(mailer.mails).toHaveLength(1)
    await change(world, event, { kind: 'cancel', detail: '' })
    await tell(world, send)
    expect(mailer.mails.map(({ subject }) => plain(subject))).toEqual([
      expect.stringContaining('À annoncer chez vous'),
      'Annulé : Feux de la Saint-Jean, Saint-Rémi',
    ])
  })

  it('the committee that proposed it, with both dates, unless it was left out', async () => {
    for (const isLeftOut of [false, true]) {
      const world = await committeeWorld()
      const { context, by, mailer } = world
      await (await visitorOf(world)).propose()
      const proposal = await onlyProposal(world)
      const { event } = await acceptProposal(context, by, proposal.id, asProposed(world, proposal))
      if (event === null) throw new Error('it became no event')
      // That it was accepted is told two minutes later.
      world.clock.advance(2 * MINUTE)
      await sendProposals(world)
      const { readers } = await previewEventChange(context, by, event, to('2026-07-11T18:30'))
      const key = `proposal-${proposal.id}`
      const people = ['Paul Roux']
      expect(readers).toEqual([
        { key, kind: 'committee', name: 'Comité des fêtes', way: 'mail', people },
      ])
      const sent = mailer.mails.length
      const untold = { channels: [], readers: isLeftOut ? [key] : [] }
      await change(world, event, to('2026-07-11T18:30'), { untold })
      await tell(world, sendProposals)
      const told = mailer.mails.slice(sent).map(({ text }) => plain(text).replace(/\s+/g, ' '))
      const both =
        'Initialement prévu le samedi 4 juillet 2026 à 18 h 30, cet événement a lieu le samedi 11 juillet 2026 à 18 h 30.'
      expect(told).toEqual(isLeftOut ? [] : [expect.stringContaining(both)])
    }
  })

  it('nobody of what was taken back within half a minute; of what was done twice, the last', async () => {
    const world = await shareWorld()
    const { event, mailer, clock } = world
    await offered(world)
    await change(world, event, later)
    await send(world)
    clock.advance(20_000)
    await change(world, event, to('2026-06-20T21:00'))
    await tell(world, send)
    expect(mailer.mails).toHaveLength(1)
    await change(world, event, later)
    clock.advance(10_000)
    await change(world, event, { kind: 'cancel', detail: '' })
    clock.advance(10_000)
    await change(world, event, { kind: 'reinstate', detail: '' })
    await tell(world, send)
    expect(mailer.mails.slice(1).map(({ subject }) => plain(subject))).toEqual([
      'Reporté : Feux de la Saint-Jean, Saint-Rémi',
    ])
  })

  it('nobody on a channel that was left out', async () => {
    const world = await publishingWorld()
    const { context, by } = world
    const [a, b] = [await addChannel(world, 'a'), await addChannel(world, 'b')]
    const times = ['2026-06-05T18:00']
    const { id } = await createEvent(context, by, { ...feast, channels: [a, b], times })
    await runUntil(world, Date.parse('2026-06-06T08:00:00Z'))
    await change(world, id, later, { untold: { channels: [a], readers: [] } })
    await runUntil(world, Date.parse('2026-06-06T09:00:00Z'))
    expect(world.network.postsOf('a')).toHaveLength(1)
    expect(world.network.postsOf('b').at(-1)?.text).toMatch(/^REPORTÉ/)
  })

  it('by the agenda alone: its page says that it was put off', async () => {
    const world = await publishingWorld()
    const { context, by, communeId } = world
    const a = await addChannel(world, 'a')
    // Its posts are planned, and none has left.
    const { id } = await createEvent(context, by, { ...feast, channels: [a] })
    await change(world, id, later)
    expect(await getEvent(context, communeId, id)).toMatchObject({
      startLocal: '2026-06-27T21:00',
      previousStartLocal: '2026-06-20T21:00',
    })
    const { id: hidden } = await createEvent(context, by, { ...feast, channels: [a] })
    await context.db.updateTable('event').set({ listed: 0 }).where('id', '=', hidden).execute()
    await change(world, hidden, later)
    expect((await getEvent(context, communeId, hidden)).previousStartLocal).toBeNull()
  })
})

/** A picture as it is kept, with the words that were read on it. */
async function keptPicture({ context, communeId }: World, alt: string, text: string) {
  const size = { width: 60, height: 80 }
  const create = { ...size, channels: 3, background: '#204060' } as const
  const bytes = await sharp({ create }).png().toBuffer()
  const about = { communeId, sha256: alt, type: 'image/png', text, alt, createdAt: 0 }
  return (await aMediaOf(context.db, { ...about, ...size, size: bytes.length, bytes })).id
}

/** The pictures of what is planned. */
async function planned({ context }: World, id: number): Promise<number[]> {
  return (await variantsOfEvent(context.db, id)).flatMap(({ media }) => media)
}

/** An event whose words, poster and one planned post name its day. */
async function dated(world: World) {
  const { context, by } = world
  const a = await addChannel(world, 'a')
  const poster = await keptPicture(
    world,
    'Affiche des feux.',
    'Feux de la Saint-Jean\nsamedi 20 juin',
  )
  const other = await keptPicture(world, 'Le comité.', 'Comité des fêtes')
  const { id, deliveries } = await createEvent(context, by, {
    ...feast,
    title: 'Feux du 20 juin',
    text: 'Rendez-vous samedi 20 juin à 21 h.',
    channels: [a],
    texts: { [a]: 'Demain, 20/06 !' },
    times: ['2026-06-19T18:00'],
    media: [poster],
  })
  // The network of the tests takes one picture.
  await setEventPictures(context.db, id, [poster, other])
  return { id, delivery: deliveries[0]?.id ?? 0, poster, other }
}

describe('what names the old date', () => {
  it('is shown before, each with a proposal; what says no date is not asked', async () => {
    const world = await publishingWorld()
    const { context, by } = world
    const { id, delivery, poster } = await dated(world)
    const { oldDate } = await previewEventChange(context, by, id, later)
    expect(JSON.parse(plain(JSON.stringify(oldDate)))).toEqual({
      words: [
        { field: 'title', text: 'Feux du 20 juin', proposal: 'Feux du 27 juin' },
        {
          field: 'text',
          text: 'Rendez-vous samedi 20 juin à 21 h.',
          proposal: 'Rendez-vous samedi 27 juin à 21 h.',
        },
      ],
      wordings: [
        {
          deliveries: [delivery],
          channels: ['Page a'],
          stepName: null,
          text: 'Demain, 20/06 !',
          proposal: 'Demain, 27/06 !',
        },
      ],
      pictures: [
        { media: poster, url: `/api/media/${poster}`, alt: 'Affiche des feux.', names: true },
      ],
    })
    const undated = await previewEventChange(context, by, id, to(null))
    expect(undated.oldDate).toMatchObject({ words: [], wordings: [], pictures: [{ names: true }] })
    const off = await previewEventChange(context, by, id, { kind: 'cancel', detail: '' })
    expect(off.oldDate.words).toEqual([])
    expect(off.oldDate.pictures).toHaveLength(2)
  })

  itOnBoth(
    'gives way to new words and a stamped poster, wherever they are still to be said',
    async kind => {
      const world = await publishingWorld(kind)
      const { context, communeId } = world
      const { id, delivery, poster, other } = await dated(world)
      const { media, title, text, deliveries } = await change(world, id, later, {
        rewording: {
          title: 'Feux du 27 juin',
          text: 'Rendez-vous samedi 27 juin.',
          deliveries: { [delivery]: 'Demain, 27/06 !' },
          pictures: { [poster]: 'stamp' },
        },
      })
      expect([title, text]).toEqual(['Feux du 27 juin', 'Rendez-vous samedi 27 juin.'])
      expect(media.map(({ alt }) => plain(alt))).toEqual([
        'Reporté : Affiche des feux.',
        'Le comité.',
      ])
      expect(deliveries[0]).toMatchObject({ text: 'Demain, 27/06 !' })
      expect(await planned(world, id)).toEqual([media[0]?.id])
      // Cancelled, the other band; taking place after all, as it was; on its first date again, as at first.
      const stamped = media[0]?.id ?? 0
      const off = await change(
        world,
        id,
        { kind: 'cancel', detail: '' },
        {
          rewording: { deliveries: {}, pictures: { [stamped]: 'stamp' } },
        },
      )
      expect(off.media.map(({ alt }) => plain(alt))[0]).toBe('Annulé : Affiche des feux.')
      await change(world, id, { kind: 'reinstate', detail: '' })
      const again = await getEvent(context, communeId, id)
      expect(again.media.map(one => one.id)).toEqual([stamped, other])
      await change(world, id, to('2026-06-20T21:00'))
      const back = await getEvent(context, communeId, id)
      expect(back.media.map(one => one.id)).toEqual([poster, other])
      expect(await planned(world, id)).toEqual([poster])
    },
  )

  it('gives way to another picture, and to nobody else’s', async () => {
    const world = await publishingWorld()
    const { id, poster, other } = await dated(world)
    const anew = await keptPicture(world, 'Le 27.', 'Le 27 juin')
    const swap = (one: number) => ({ deliveries: {}, pictures: { [poster]: one } })
    await expect(change(world, id, later, { rewording: swap(99_999) })).rejects.toThrow()
    for (const nothing of ['affiche', '', '1.5', '99999999999', '99999']) {
      const rewording = { deliveries: {}, pictures: { [nothing]: 'stamp' as const } }
      await expect(change(world, id, later, { rewording })).rejects.toMatchObject({
        kind: 'not-found',
      })
    }
    const { media } = await change(world, id, later, { rewording: swap(anew) })
    expect(media.map(one => one.id)).toEqual([anew, other])
  })

  it('refuses words that a channel would not take, and changes nothing then', async () => {
    const world = await publishingWorld()
    const { context, communeId } = world
    const { id, delivery } = await dated(world)
    const rewording = { deliveries: { [delivery]: 'a'.repeat(100_000) }, pictures: {} }
    await expect(change(world, id, later, { rewording })).rejects.toMatchObject({
      kind: 'bad-request',
    })
    expect((await getEvent(context, communeId, id)).startLocal).toBe(feast.startLocal)
  })
})
