import { describe, expect, it } from 'vitest'
import {
  deleteEvent,
  eventsOf,
  eventsPage,
  findEvent,
  updateEvent,
} from '../../server/events/store/events.ts'
import {
  findMedia,
  findSameMedia,
  mediaByIds,
  mediaWithBytes,
  picturesOfEvents,
  setEventPictures,
} from '../../server/pictures/store/media.ts'
import {
  findPost,
  insertVariant,
  updateVariant,
  variantsOfEvent,
  wordingsOf,
} from '../../server/publishing/store/posts.ts'
import { anEvent } from '../support/builders/events.ts'
import { aMediaOf } from '../support/builders/pictures.ts'
import { aPost } from '../support/builders/publishing.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { addChannel, addCommune, morning, publishingWorld } from '../support/publishing.ts'

const HOUR = 3_600_000

describe('events, posts and pictures', () => {
  const aWorld = async (kind: DatabaseKind = 'sqlite') => {
    const world = await publishingWorld(kind)
    const { db } = world.context
    const add = (startsAt: number, endsAt: number | null, communeId = world.communeId) =>
      anEvent(db, communeId, { startsAt, endsAt })
    const picture = (alt: string, sha256 = 'abc') =>
      aMediaOf(db, {
        communeId: world.communeId,
        sha256,
        type: 'image/jpeg',
        width: 2,
        height: 1,
        size: 3,
        alt,
        bytes: Uint8Array.of(0, 255, 128),
        createdAt: morning,
      })
    return { ...world, db, add, picture }
  }

  it('lists a commune’s events, and those that are not over, in order', async () => {
    const { db, communeId, context, add } = await aWorld()
    const over = await add(morning - 3 * HOUR, morning - 1)
    const later = await add(morning + HOUR, null)
    const running = await add(morning - HOUR, morning + HOUR)
    const other = await addCommune(context, 'Voisine')
    await add(morning, null, other)
    const page = { at: morning, isPast: false, after: undefined, limit: 9 }
    const toCome = await eventsPage(db, communeId, page)
    expect(toCome.map(({ id }) => id)).toEqual([running.id, later.id])
    const all = await eventsOf(db, communeId)
    expect(all.map(({ id }) => id)).toEqual([over.id, running.id, later.id])
    expect(await findEvent(db, other, later.id)).toBeUndefined()
    expect((await findEvent(db, communeId, later.id))?.title).toBe(later.title)
  })

  itOnBoth('changes an event, and deletes it with its posts', async kind => {
    const world = await aWorld(kind)
    const { db, communeId } = world
    const event = await world.add(morning, null)
    await updateEvent(db, event.id, { title: 'Bal', status: 'cancelled', updatedAt: morning + 1 })
    expect(await findEvent(db, communeId, event.id)).toMatchObject({
      title: 'Bal',
      status: 'cancelled',
      place: event.place,
    })
    const { id: postId } = await aPost(db, communeId, { eventId: event.id })
    await deleteEvent(db, event.id)
    expect(await findPost(db, communeId, postId)).toBeUndefined()
  })

  itOnBoth('gives a variant’s wording, with the post’s link where it has none', async kind => {
    const world = await aWorld(kind)
    const { db, communeId } = world
    const event = await world.add(morning, null)
    const media = await world.picture('Affiche')
    const link = 'https://exemple.fr/fete'
    const { id: postId } = await aPost(db, communeId, { eventId: event.id, link })
    const a = await addChannel(world, 'a')
    const b = await addChannel(world, 'b')
    const of = { postId, text: 'Texte', link: null }
    const first = await insertVariant(db, { ...of, channelId: a })
    await insertVariant(db, { ...of, channelId: b, link: 'https://exemple.fr/b' }, [media.id])
    await updateVariant(db, first, { text: 'Autre', media: [media.id] })
    const [one, two] = await variantsOfEvent(db, event.id)
    expect(one).toMatchObject({ id: first, text: 'Autre', media: [media.id] })
    expect((await wordingsOf(db, [first])).get(first)).toEqual({
      text: 'Autre',
      media: [media.id],
      link: 'https://exemple.fr/fete',
    })
    expect((await wordingsOf(db, [two?.id ?? 0])).get(two?.id ?? 0)).toEqual({
      text: 'Texte',
      media: [media.id],
      link: 'https://exemple.fr/b',
    })
  })

  itOnBoth(
    'keeps pictures in their order, of events and of variants, and none that is shown goes',
    async kind => {
      const world = await aWorld(kind)
      const { db, communeId } = world
      const event = await world.add(morning, null)
      const other = await world.add(morning, null)
      const ids: number[] = []
      for (const alt of ['Affiche', 'Plan', 'Salle']) ids.push((await world.picture(alt)).id)
      const [poster = 0, map = 0, hall = 0] = ids
      await setEventPictures(db, event.id, [hall, poster, map])
      await setEventPictures(db, other.id, [poster])
      await setEventPictures(db, other.id, [])
      expect(await picturesOfEvents(db, [event.id, other.id])).toEqual(
        new Map([[event.id, [hall, poster, map]]]),
      )
      const { id: postId } = await aPost(db, communeId, { eventId: event.id })
      const channelId = await addChannel(world, 'a')
      const variant = { postId, channelId, text: 'Texte', link: null }
      const variantId = await insertVariant(db, variant, [map, hall])
      expect((await wordingsOf(db, [variantId])).get(variantId)?.media).toEqual([map, hall])
      await updateVariant(db, variantId, { text: 'Texte', media: [hall, map, poster] })
      expect((await wordingsOf(db, [variantId])).get(variantId)?.media).toEqual([hall, map, poster])
      expect([...(await mediaWithBytes(db, communeId, [map, hall, 999])).keys()].sort()).toEqual([
        map,
        hall,
      ])
      await expect(db.deleteFrom('media').where('id', '=', hall).execute()).rejects.toThrow(
        /foreign key/i,
      )
      await deleteEvent(db, event.id)
      expect(await db.selectFrom('eventMedia').selectAll().execute()).toEqual([])
      expect(await db.selectFrom('variantMedia').selectAll().execute()).toEqual([])
      await db.deleteFrom('media').where('id', '=', hall).execute()
      await db.deleteFrom('commune').where('id', '=', communeId).execute()
      expect(await db.selectFrom('media').select('id').execute()).toEqual([])
    },
  )

  it('keeps a picture’s bytes as they are, apart from what describes it', async () => {
    const { db, communeId, context, picture } = await aWorld()
    const kept = await picture('Affiche')
    expect(kept).not.toHaveProperty('bytes')
    const { bytes } = (await findMedia(db, communeId, kept.id)) ?? { bytes: null }
    expect([...(bytes ?? [])]).toEqual([0, 255, 128])
    const other = await addCommune(context, 'Voisine')
    expect(await findMedia(db, other, kept.id)).toBeUndefined()
    expect(await mediaByIds(db, other, [kept.id])).toEqual([])
    expect(await mediaByIds(db, communeId, [])).toEqual([])
    expect(await mediaByIds(db, communeId, [kept.id])).toEqual([kept])
    const same = { communeId, pictureId: kept.pictureId, alt: 'Affiche' }
    expect(await findSameMedia(db, same)).toEqual(kept)
    expect(await findSameMedia(db, { ...same, alt: 'Autre' })).toBeUndefined()
    expect(await findSameMedia(db, { ...same, communeId: other })).toBeUndefined()
  })
})
