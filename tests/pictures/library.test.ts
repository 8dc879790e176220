import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { listLibrary, removePicture, restorePicture } from '../../server/pictures/library.ts'
import { acceptPicture, addMedia, describePicture } from '../../server/pictures/media.ts'
import { stampMedia } from '../../server/pictures/stamp.ts'
import { anEventToPlan } from '../support/builders/events.ts'
import { itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  due,
  journalActions,
  plan,
  publishingWorld,
  type World,
} from '../support/publishing.ts'

const day = 24 * 60 * 60_000

async function upload({ context, by }: World, alt: string, shade = 40) {
  const background = { r: 192, g: shade, b: 32 }
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background } })
    .png()
    .toBuffer()
  return await addMedia(context, by, { bytes, alt })
}

const feast = anEventToPlan()

const everything = { search: '', before: null }

describe('the library', () => {
  const listed = async ({ context, communeId }: World, search = '') =>
    (await listLibrary(context, communeId, { search, before: null })).media

  it('has each picture once, newest first, with its newest description', async () => {
    const world = await publishingWorld()
    const first = await upload(world, 'Affiche du bal', 1)
    const second = await upload(world, 'Plan du vide-grenier', 2)
    const again = await describePicture(world.context, world.by, {
      id: first.picture,
      alt: 'Affiche du bal de 2027',
    })
    expect(again.id).not.toBe(first.id)
    expect((await listed(world)).map(({ id, alt }) => [id, alt])).toEqual([
      [again.id, 'Affiche du bal de 2027'],
      [second.id, 'Plan du vide-grenier'],
    ])
    const other = await addCommune(world.context, 'Voisine')
    expect((await listLibrary(world.context, other, everything)).media).toEqual([])
    await expect(
      describePicture(world.context, byOf(other), { id: first.picture, alt: 'x' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  itOnBoth(
    'is searched by words, whatever their accents, in any of a picture’s descriptions',
    async kind => {
      const world = await publishingWorld(kind)
      const feastPicture = await upload(world, 'Fête de l’École : la kermesse', 1)
      await upload(world, 'Plan 100 % vélo', 2)
      await describePicture(world.context, world.by, { id: feastPicture.picture, alt: 'Kermesse' })
      const ids = async (search: string) => (await listed(world, search)).map(({ alt }) => alt)
      expect(await ids('fete ecole')).toEqual(['Kermesse'])
      expect(await ids('ÉCOLE')).toEqual(['Kermesse'])
      expect(await ids('kermesse vélo')).toEqual([])
      expect(await ids('100 %')).toEqual(['Plan 100 % vélo'])
      expect(await ids('_')).toEqual([])
    },
  )

  itOnBoth('comes by pages, without a gap or a repetition', async kind => {
    const world = await publishingWorld(kind)
    for (let shade = 0; shade < 30; shade++) await upload(world, `Image ${shade}`, shade)
    const first = await listLibrary(world.context, world.communeId, everything)
    expect(first.media).toHaveLength(24)
    const second = await listLibrary(world.context, world.communeId, {
      search: '',
      before: first.next,
    })
    expect(second.next).toBeNull()
    const alts = [...first.media, ...second.media].map(({ alt }) => alt)
    expect(alts).toEqual(Array.from({ length: 30 }, (_, place) => `Image ${29 - place}`))
  })

  it('says where each one is used, and when last', async () => {
    const world = await publishingWorld()
    const { context, by } = world
    const media = await upload(world, 'Affiche')
    const channel = await addChannel(world, 'village')
    const times = ['2026-06-13T18:00', '2026-06-19T18:00']
    const event = await createEvent(context, by, {
      ...feast,
      media: [media.id],
      channels: [channel],
      times,
    })
    await plan(world, [channel], due, { media: [media.id], text: 'La mairie\nest fermée.' })
    const [one] = await listed(world)
    expect(one?.uses).toEqual([
      { event: event.id, title: feast.title, at: '2026-06-19T16:00:00.000Z' },
      { event: null, title: 'La mairie', at: new Date(due).toISOString() },
    ])
  })

  it('lets go of what is used nowhere, gives it back, and keeps what is used', async () => {
    const world = await publishingWorld()
    const { context, by, clock } = world
    const used = await upload(world, 'Affiche', 1)
    const unused = await upload(world, 'Brouillon', 2)
    const event = await createEvent(context, by, { ...feast, media: [used.id] })
    await expect(removePicture(context, by, used.picture)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('sert à un événement'),
    })
    await removePicture(context, by, unused.picture)
    expect((await listed(world)).map(({ id }) => id)).toEqual([used.id])
    await restorePicture(context, by, unused.picture)
    expect((await listed(world)).map(({ id }) => id)).toEqual([unused.id, used.id])
    await removePicture(context, by, unused.picture)
    expect((await journalActions(world)).filter(action => action.startsWith('picture'))).toEqual([
      'picture.removed',
      'picture.restored',
      'picture.removed',
    ])
    // The same file, taken in again, is back; what nobody wants any more goes for good in a day.
    clock.advance(2 * day)
    await upload(world, 'Autre', 3)
    await expect(restorePicture(context, by, unused.picture)).rejects.toMatchObject({
      kind: 'not-found',
    })
    const neighbour = byOf(await addCommune(context, 'Voisine'))
    await expect(removePicture(context, neighbour, used.picture)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await removeSeries(context, by, event.id, 'this')
    await removePicture(context, by, used.picture)
    expect((await listed(world)).map(({ alt }) => alt)).toEqual(['Autre'])
  })

  itOnBoth('keeps what lies under a band, which must come off again', async kind => {
    const world = await publishingWorld(kind)
    const { context, by, clock, communeId } = world
    const [poster, flyer] = [await upload(world, 'Affiche', 1), await upload(world, 'Tract', 2)]
    const under = async (id: number) => await stampMedia(context, communeId, id, 'postponed')
    const event = await createEvent(context, by, { ...feast, media: [await under(poster.id)] })
    const channel = await addChannel(world, 'village')
    const text = 'Reporté.'
    await plan(world, [channel], due, { media: [await under(flyer.id)], text })
    for (const { picture } of [poster, flyer]) {
      await expect(removePicture(context, by, picture)).rejects.toMatchObject({ kind: 'conflict' })
    }
    const uses = (await listed(world)).filter(({ id }) => id === poster.id || id === flyer.id)
    expect(uses.map(({ uses: [use] }) => use?.title)).toEqual([text, feast.title])
    // Taken out before the band was drawn, it goes no more while the band lies over it.
    await context.db.updateTable('picture').set({ removedAt: clock.now() }).execute()
    clock.advance(2 * day)
    await upload(world, 'Autre', 3)
    const kept = async () => {
      const rows = context.db.selectFrom('media').select('alt').where('stamp', 'is', null)
      return (await rows.orderBy('id').execute()).map(({ alt }) => alt)
    }
    expect(await kept()).toEqual(['Affiche', 'Tract', 'Autre'])
    await removeSeries(context, by, event.id, 'this')
    await upload(world, 'Encore', 4)
    expect(await kept()).toEqual(['Tract', 'Autre', 'Encore'])
  })

  itOnBoth('brings back what was removed and is sent again', async kind => {
    const world = await publishingWorld(kind)
    const { context, by } = world
    const media = await upload(world, 'Affiche')
    await removePicture(context, by, media.picture)
    expect((await upload(world, 'Affiche')).id).toBe(media.id)
    expect((await listed(world)).map(({ id }) => id)).toEqual([media.id])
  })

  itOnBoth('forgets after a day what was sent and never described', async kind => {
    const world = await publishingWorld(kind)
    const { context, by, clock } = world
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .png()
      .toBuffer()
    const { id } = await acceptPicture(context, by, { bytes })
    clock.advance(day + 1)
    await upload(world, 'Affiche')
    const left = await context.db.selectFrom('picture').select('id').execute()
    expect(left.map(one => one.id)).not.toContain(id)
    expect(left).toHaveLength(1)
  })
})
