import { describe, expect, it, vi } from 'vitest'
import { getEvent } from '../../server/events/events.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { planPost } from '../../server/events/plan-post.ts'
import { removeSeries } from '../../server/events/series.ts'
import type { EventNew } from '../../server/events/shapes-event.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { updateVariant, variantsOfEvent } from '../../server/publishing/store/posts.ts'
import { anEventToPlan } from '../support/builders/events.ts'
import { aMediaOf } from '../support/builders/pictures.ts'
import { aPostToPlan } from '../support/builders/publishing.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { allEvents } from '../support/planned.ts'
import {
  addChannel,
  addCommune,
  byOf,
  deliveryOf,
  journalActions,
  morning,
  publishingWorld,
  type World,
} from '../support/publishing.ts'

const feast = anEventToPlan()

const post = aPostToPlan()

const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

async function addPicture(
  { context, communeId }: World,
  patch: { size?: number; alt?: string; sha256?: string } = {},
) {
  const { id } = await aMediaOf(context.db, {
    communeId,
    sha256: 'abc',
    type: 'image/jpeg',
    width: 4,
    height: 3,
    size: 3,
    alt: 'Affiche',
    bytes: Uint8Array.of(1, 2, 3),
    createdAt: morning,
    ...patch,
  })
  return id
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return (
    plain(
      await work.then(
        () => 'accepted',
        (error: Error) => error.message,
      ),
    ) ?? ''
  )
}

describe('planning', () => {
  it('takes no hour that the clocks skip, and of two the first', async () => {
    const { context, by } = await publishingWorld()
    const at = (startLocal: string) => createEvent(context, by, { ...feast, startLocal })
    await expect(at('2027-03-28T02:30')).rejects.toMatchObject({
      kind: 'bad-request',
      field: 'startLocal',
      message: expect.stringMatching(/2\sh\s30 n’existe pas/),
    })
    const times = ['2027-03-28T02:30']
    await expect(planPost(context, by, { ...post, times })).rejects.toThrow(/n’existe pas/)
    expect(await at('2027-10-31T02:30')).toMatchObject({ startsAt: '2027-10-31T00:30:00.000Z' })
  })

  const aWorld = async (kind: DatabaseKind = 'sqlite') => {
    const world = await publishingWorld(kind)
    return { ...world, a: await addChannel(world, 'a'), b: await addChannel(world, 'b') }
  }

  describe('an event', () => {
    it('asks nobody who has heard of one that was just made', async () => {
      const world = await aWorld()
      const { context, by } = world
      const asked = vi.spyOn(context.eventReaders, 'listReaders')
      const { id } = await createEvent(context, by, { ...feast, channels: [], times: [] })
      expect(asked).not.toHaveBeenCalled()
      await getEvent(context, by.communeId, id)
      expect(asked).toHaveBeenCalledTimes(1)
    })

    it('becomes one delivery for each channel and time, kept in local time', async () => {
      const world = await aWorld()
      const { context, by, a, b } = world
      const event = await createEvent(context, by, {
        ...feast,
        channels: [b, a],
        times: ['2026-06-20T09:00', '2026-06-13T18:30'],
      })
      expect(event).toMatchObject({
        title: 'Feux de la Saint-Jean',
        startsAt: '2026-06-20T19:00:00.000Z',
        endsAt: null,
        zone: 'Europe/Paris',
        status: 'planned',
        media: [],
        skipped: [],
      })
      expect(
        event.deliveries.map(({ channel, dueLocal, dueAt, state }) => [
          channel,
          dueLocal,
          dueAt,
          state,
        ]),
      ).toEqual([
        [b, '2026-06-13T18:30', '2026-06-13T16:30:00.000Z', 'scheduled'],
        [a, '2026-06-13T18:30', '2026-06-13T16:30:00.000Z', 'scheduled'],
        [b, '2026-06-20T09:00', '2026-06-20T07:00:00.000Z', 'scheduled'],
        [a, '2026-06-20T09:00', '2026-06-20T07:00:00.000Z', 'scheduled'],
      ])
      expect(new Set(event.deliveries.map(({ post }) => post)).size).toBe(1)
      expect(event.deliveries[0]?.title).toBe('Feux de la Saint-Jean')
      expect(plain(event.deliveries[0]?.text)).toBe(
        'Feux de la Saint-Jean\n\nSamedi 20 juin 2026 à 21 h\nPlace de la Mairie\n\nLe comité des fêtes vous invite.',
      )
      expect(await journalActions(world)).toEqual(['event.created', 'post.planned'])
    })

    it('keeps its local times across the change of clocks', async () => {
      const { context, by, a } = await aWorld()
      const { deliveries } = await createEvent(context, by, {
        ...feast,
        startLocal: '2026-10-25T18:00',
        channels: [a],
        times: ['2026-10-24T18:30', '2026-10-25T18:30'],
      })
      expect(deliveries.map(({ dueLocal, dueAt }) => [dueLocal, dueAt])).toEqual([
        ['2026-10-24T18:30', '2026-10-24T16:30:00.000Z'],
        ['2026-10-25T18:30', '2026-10-25T17:30:00.000Z'],
      ])
    })

    it('may be planned without any post', async () => {
      const { context, by } = await aWorld()
      expect((await createEvent(context, by, feast)).deliveries).toEqual([])
    })

    it('says which times it left out because they are past', async () => {
      const { context, by, a } = await aWorld()
      const event = await createEvent(context, by, {
        ...feast,
        channels: [a],
        times: ['2026-05-20T18:00', '2026-06-13T18:00'],
      })
      expect(event.skipped).toEqual(['2026-05-20T18:00'])
      expect(event.deliveries).toHaveLength(1)
    })

    it('says a text of its own on the channels that have one, within what each takes', async () => {
      const { context, by, a, b } = await aWorld()
      const event = await createEvent(context, by, {
        ...feast,
        text: `${'Le comité des fêtes vous invite à une soirée. '.repeat(20)}`,
        channels: [a, b],
        times: ['2026-06-13T18:00'],
        texts: { [b]: ' Venez samedi ! ' },
      })
      const [first, second] = event.deliveries.map(({ text }) => text)
      expect(second).toBe('Venez samedi !')
      expect([...(first ?? '')].length).toBeLessThanOrEqual(300)
      expect(first).toMatch(/soirée\.\n\nLa suite.: http:\S+$/)
    })

    it.each<[string, Partial<EventNew>, string]>([
      ['ends before it begins', { endLocal: '2026-06-20T20:00' }, 'finit avant de commencer'],
      [
        'begins on a day that does not exist',
        { startLocal: '2026-02-30T10:00' },
        'La date de début',
      ],
      ['ends on a day that does not exist', { endLocal: '2026-06-31T10:00' }, 'La date de fin'],
      ['has a picture that nobody has', { media: [999] }, 'Cette image n’existe pas'],
      ['has times and no channel', { times: ['2026-06-13T18:00'] }, 'au moins un canal'],
      ['has an unknown channel', { channels: [999], times: ['2026-06-13T18:00'] }, 'Le canal 999'],
    ])('is refused whole when it %s', async (_what, patch, sentence) => {
      const world = await aWorld()
      expect(await refusal(createEvent(world.context, world.by, { ...feast, ...patch }))).toContain(
        sentence,
      )
      expect(await allEvents(world.context, world.communeId)).toEqual([])
      expect(await journalActions(world)).toEqual([])
    })

    it('is refused whole when all its times are past, when it has channels and no time', async () => {
      const { context, by, communeId, a } = await aWorld()
      const past = { ...feast, channels: [a], times: ['2026-06-01T18:00', '2026-05-01T18:00'] }
      expect(await refusal(createEvent(context, by, past))).toContain('déjà passées')
      expect(await refusal(createEvent(context, by, { ...feast, channels: [a] }))).toContain(
        'au moins une date',
      )
      expect(await allEvents(context, communeId)).toEqual([])
    })

    it('is listed by when it is over, and only to its commune', async () => {
      const { context, by, communeId } = await aWorld()
      const event = await createEvent(context, by, { ...feast, endLocal: '2026-06-21T02:00' })
      const ids = async (from: string) =>
        (await allEvents(context, communeId, Date.parse(from))).map(({ id }) => id)
      expect(await ids('2026-06-21T00:00:00Z')).toEqual([event.id])
      expect(await ids('2026-06-21T00:00:01Z')).toEqual([])
      const other = await addCommune(context, 'Voisine')
      expect(await allEvents(context, other)).toEqual([])
      await expect(getEvent(context, other, event.id)).rejects.toMatchObject({ kind: 'not-found' })
      const { channels: _, times: __, texts: ___, ...edit } = feast
      await expect(editEvent(context, byOf(other), event.id, edit)).rejects.toMatchObject({
        kind: 'not-found',
      })
      await expect(removeSeries(context, byOf(other), event.id, 'this')).rejects.toMatchObject({
        kind: 'not-found',
      })
    })
  })

  describe('changing an event', () => {
    const planned = async (kind: DatabaseKind = 'sqlite') => {
      const world = await aWorld(kind)
      const event = await createEvent(world.context, world.by, {
        ...feast,
        channels: [world.a, world.b],
        times: ['2026-06-13T18:00', '2026-06-20T09:00'],
        texts: { [world.b]: 'Venez samedi !' },
      })
      const { channels: _, times: __, texts: ___, ...edit } = feast
      return { ...world, event, edit }
    }

    it('composes anew what was composed, and leaves what was written by hand', async () => {
      const world = await planned()
      const edit = { ...world.edit, startLocal: '2026-06-20T22:00', place: 'Salle des fêtes' }
      const changed = await editEvent(world.context, world.by, world.event.id, edit)
      expect(changed).toMatchObject({ startLocal: '2026-06-20T22:00', place: 'Salle des fêtes' })
      const texts = changed.deliveries.map(({ channel, text }) => [channel, plain(text)])
      const composed =
        'Feux de la Saint-Jean\n\nSamedi 20 juin 2026 à 22 h\nSalle des fêtes\n\nLe comité des fêtes vous invite.'
      expect(texts).toEqual([
        [world.a, composed],
        [world.b, 'Venez samedi !'],
        [world.a, composed],
        [world.b, 'Venez samedi !'],
      ])
      expect(await journalActions(world)).toContain('event.changed')
    })

    it('keeps the words of what is already out, and gives new ones to what is to come', async () => {
      const world = await planned()
      world.clock.set('2026-06-13T16:00:00Z')
      await deliverDue(world.context, { worker: 'w' })
      const edit = { ...world.edit, startLocal: '2026-06-20T22:00' }
      const changed = await editEvent(world.context, world.by, world.event.id, edit)
      const onA = changed.deliveries.filter(({ channel }) => channel === world.a)
      expect(onA.map(({ state }) => state)).toEqual(['verified', 'scheduled'])
      expect(onA.map(({ text }) => plain(text)?.split('\n')[2])).toEqual([
        'Samedi 20 juin 2026 à 21 h',
        'Samedi 20 juin 2026 à 22 h',
      ])
      world.clock.set('2026-06-20T07:00:00Z')
      await deliverDue(world.context, { worker: 'w' })
      const texts = world.network.postsOf('a').map(({ text }) => plain(text)?.split('\n')[2])
      expect(texts).toEqual(['Samedi 20 juin 2026 à 21 h', 'Samedi 20 juin 2026 à 22 h'])
    })

    itOnBoth(
      'changes the words of a delivery whose sending nobody knows only after it is known',
      async kind => {
        const world = await planned(kind)
        world.clock.set('2026-06-13T16:00:00Z')
        world.network.onPublish.push('accept-then-lose', 'accept-then-lose')
        world.network.onFind.push('unreadable', 'unreadable')
        await deliverDue(world.context, { worker: 'w' })
        const edit = { ...world.edit, startLocal: '2026-06-20T22:00' }
        const changed = await editEvent(world.context, world.by, world.event.id, edit)
        expect(changed.deliveries.map(({ state }) => state)).toContain('unconfirmed')
        world.clock.advance(60_000)
        await deliverDue(world.context, { worker: 'w' })
        expect(world.network.posts).toHaveLength(2)
        const { deliveries } = await getEvent(world.context, world.communeId, world.event.id)
        expect(deliveries.map(({ state }) => state)).toEqual([
          'verified',
          'verified',
          'scheduled',
          'scheduled',
        ])
      },
    )

    it('puts its new picture where the old one was', async () => {
      const world = await planned()
      const poster = await addPicture(world)
      const map = await addPicture(world, { alt: 'Plan' })
      const { context, by, event, edit, network } = world
      network.connector.manifest.limits.images = 2
      const variants = async () =>
        (await variantsOfEvent(context.db, event.id)).map(({ media }) => media)
      for (const media of [[poster], [map, poster], [poster, map]]) {
        const changed = await editEvent(context, by, event.id, { ...edit, media })
        expect(changed.media.map(({ id }) => id)).toEqual(media)
        expect(await variants()).toEqual([media, media])
      }
      // Pictures chosen for a channel alone are not the event's.
      const [first] = await variantsOfEvent(context.db, event.id)
      if (first) await updateVariant(context.db, first.id, { text: first.text, media: [map] })
      await editEvent(context, by, event.id, { ...edit, media: [] })
      expect(await variants()).toEqual([[map], []])
    })

    it('refuses more pictures than a channel takes, and changes nothing', async () => {
      const world = await planned()
      const { context, by, event, edit } = world
      const media = [await addPicture(world), await addPicture(world, { alt: 'Plan' })]
      expect(await refusal(editEvent(context, by, event.id, { ...edit, media }))).toBe(
        'Réseau d’essai ne montre que 1 image par publication, et celle-ci en a 2 : retirez 1 image, ou « Page a ».',
      )
      expect((await getEvent(context, world.communeId, event.id)).media).toEqual([])
    })

    it('sends the pictures in their order, each with its description', async () => {
      const world = await aWorld()
      const { context, by, a, network } = world
      network.connector.manifest.limits.images = 3
      const media = []
      for (const alt of ['Affiche', 'Plan', 'Salle']) media.push(await addPicture(world, { alt }))
      media.reverse()
      await createEvent(context, by, {
        ...feast,
        media,
        channels: [a],
        times: ['2026-06-13T18:00'],
      })
      world.clock.set('2026-06-13T16:00:00Z')
      await deliverDue(context, { worker: 'w' })
      expect(network.postsOf('a').map(({ alts }) => alts)).toEqual([['Salle', 'Plan', 'Affiche']])
    })
  })

  describe('deleting an event', () => {
    it('takes it away with all that was planned', async () => {
      const world = await aWorld()
      const { context, by, communeId, a } = world
      const event = await createEvent(context, by, {
        ...feast,
        channels: [a],
        times: ['2026-06-13T18:00'],
      })
      await removeSeries(context, by, event.id, 'this')
      expect(await allEvents(context, communeId)).toEqual([])
      expect(await context.db.selectFrom('delivery').select('id').execute()).toEqual([])
      expect(await journalActions(world)).toContain('event.deleted')
    })

    it('keeps it as cancelled where something is out, and stops what is left', async () => {
      const world = await aWorld()
      const { context, by, a } = world
      const times = ['2026-06-13T18:00', '2026-06-20T09:00']
      const event = await createEvent(context, by, { ...feast, channels: [a], times })
      world.clock.set('2026-06-13T16:00:00Z')
      await deliverDue(context, { worker: 'w' })
      await removeSeries(context, by, event.id, 'this')
      const kept = await getEvent(context, by.communeId, event.id)
      expect(kept.status).toBe('cancelled')
      expect(kept.deliveries.map(({ kind, state }) => [kind, state])).toEqual([
        ['announcement', 'verified'],
        ['notice', 'scheduled'],
        ['announcement', 'cancelled'],
      ])
      world.clock.set('2026-06-20T07:00:00Z')
      await deliverDue(context, { worker: 'w' })
      expect(world.network.postsOf('a').map(({ text }) => plain(text)?.split('\n')[0])).toEqual([
        'Feux de la Saint-Jean',
        'ANNULÉ : Feux de la Saint-Jean',
      ])
      await removeSeries(context, by, event.id, 'this')
      expect(await journalActions(world)).toEqual([
        'event.created',
        'post.planned',
        'event.cancelled',
      ])
    })

    it('moves what is planned when its dates are corrected, and tells nobody', async () => {
      const world = await aWorld()
      const { context, by, a } = world
      const times = ['2026-06-13T18:00']
      const event = await createEvent(context, by, { ...feast, channels: [a], times })
      const { channels: _, times: __, texts: ___, ...edit } = feast
      const changed = await editEvent(context, by, event.id, {
        ...edit,
        startLocal: '2026-06-22T21:00',
      })
      expect(changed).toMatchObject({ sequence: 1, previousStartLocal: null, status: 'planned' })
      expect(changed.deliveries.map(({ dueLocal }) => dueLocal)).toEqual(['2026-06-15T18:00'])
    })
  })

  describe('a post', () => {
    it('is planned to the instant, with one key for each delivery', async () => {
      const world = await aWorld()
      const { context, by, a, b } = world
      const made = await planPost(context, by, {
        ...post,
        channels: [a, b, a],
        times: ['2026-06-05T09:00:05.250+02:00'],
        link: 'https://exemple.fr',
      })
      expect(made.deliveries).toHaveLength(2)
      const rows = await Promise.all(made.deliveries.map(id => deliveryOf(world, id)))
      expect(rows.map(({ channelId, dueAt, dueLocal }) => [channelId, dueAt, dueLocal])).toEqual([
        [a, Date.parse('2026-06-05T07:00:05.250Z'), '2026-06-05T09:00'],
        [b, Date.parse('2026-06-05T07:00:05.250Z'), '2026-06-05T09:00'],
      ])
      expect(new Set(rows.map(({ key }) => key)).size).toBe(2)
    })

    it('about another commune’s event is refused', async () => {
      const { context, by, a } = await aWorld()
      const other = byOf(await addCommune(context, 'Voisine'))
      const event = await createEvent(context, other, feast)
      const wanted = { ...post, channels: [a] }
      expect(await refusal(planPost(context, by, wanted, event.id))).toContain('Cet événement')
    })

    it('on another commune’s channel, or with its picture, is refused', async () => {
      const world = await aWorld()
      const { context, by, a } = world
      const communeId = await addCommune(context, 'Voisine')
      const theirs = { ...world, communeId, by: byOf(communeId) }
      const channel = await addChannel(theirs, 'c')
      const media = await addPicture(theirs)
      expect(await refusal(planPost(context, by, { ...post, channels: [channel] }))).toContain(
        `Le canal ${channel} n’existe pas`,
      )
      expect(
        await refusal(planPost(context, by, { ...post, channels: [a], media: [media] })),
      ).toContain('Cette image n’existe pas')
    })

    it('goes on a paused channel, where it waits, but on none that is gone or only read', async () => {
      const world = await aWorld()
      const { context, by } = world
      const paused = await addChannel(world, 'c', { state: 'paused' })
      const gone = await addChannel(world, 'd', { state: 'disconnected' })
      const mute = await addChannel(world, 'e', { publishes: 0 })
      const on = (id: number) => refusal(planPost(context, by, { ...post, channels: [id] }))
      expect(await on(paused)).toBe('accepted')
      expect(await on(gone)).toContain('est déconnecté')
      expect(await on(mute)).toContain('ne sert pas à publier')
    })

    it('is refused with the reason when a text is too long, counted as the network counts', async () => {
      const { context, by, a } = await aWorld()
      const at = (text: string) => refusal(planPost(context, by, { ...post, text, channels: [a] }))
      expect(await at('👩‍👩‍👧‍👦'.repeat(300))).toBe('accepted')
      expect(await at('a'.repeat(302))).toBe(
        'Le texte pour « Page a » dépasse de 2 signes ce que prend Réseau d’essai (300) : raccourcissez-le.',
      )
    })

    it('is refused with the reason when a picture is not taken', async () => {
      const world = await aWorld()
      const { context, by, a, network } = world
      const limits = network.connector.manifest.limits
      // What is too large is made smaller when it goes out: nobody needs to be told.
      const media = await addPicture(world, { size: 5 * 1024 * 1024 })
      const wanted = { ...post, channels: [a], media: [media] }
      expect(await refusal(planPost(context, by, wanted))).toBe('accepted')
      const small = await addPicture(world, { sha256: 'small' })
      const two = { ...wanted, media: [small, media] }
      expect(await refusal(planPost(context, by, two))).toContain('ne montre que 1 image')
      limits.images = 2
      limits.imageWidth = { least: 320, most: 1440 }
      expect(await refusal(planPost(context, by, two))).toBe(
        'Réseau d’essai veut des images larges d’au moins 320 pixels, et l’image 1 n’en a que 4 : retirez l’image 1, ou « Page a ».',
      )
      limits.imageBytes = 5 * 1024
      expect(await refusal(planPost(context, by, wanted))).toContain('plus de 5 ko')
      limits.imageTypes = ['image/gif']
      expect(await refusal(planPost(context, by, wanted))).toContain('ni en JPEG ni en PNG')
      limits.images = 0
      // Where none is shown it is left out, and the words go.
      expect(await refusal(planPost(context, by, wanted))).toBe('accepted')
    })

    it('is refused without a picture where the network wants one, also when it is taken off', async () => {
      const world = await aWorld()
      const { context, by, a, network } = world
      network.connector.manifest.limits.needsImage = true
      const wanted = { ...post, channels: [a] }
      expect(await refusal(planPost(context, by, wanted))).toBe(
        'Sans image, rien ne peut paraître sur « Page a » (Réseau d’essai) : ajoutez une image, ou retirez ce canal.',
      )
      const media = await addPicture(world)
      expect(await refusal(planPost(context, by, { ...wanted, media: [media] }))).toBe('accepted')
      const times = ['2026-06-13T18:30']
      const made = await createEvent(context, by, {
        ...feast,
        channels: [a],
        times,
        media: [media],
      })
      expect(await refusal(editEvent(context, by, made.id, feast))).toContain('Sans image, rien')
    })

    it('is refused when a text is for a channel that is not chosen, or blank', async () => {
      const { context, by, a, b } = await aWorld()
      const stray = { ...post, channels: [a], texts: { [b]: 'x' } }
      expect(await refusal(planPost(context, by, stray))).toContain('n’est pas choisi')
      const blank = { ...post, channels: [a], texts: { [a]: '  ' } }
      expect(await refusal(planPost(context, by, blank))).toContain('est vide')
    })
  })
})
