import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { changeEvent } from '../../server/events/change-event.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import type { EventNew } from '../../server/events/shapes-event.ts'
import type { EventChangeAsked } from '../../server/events/shapes-event-change.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { start, type TestApp, testApp } from '../support/app.ts'
import { anEventChange, anEventToPlan } from '../support/builders/events.ts'
import { testClock } from '../support/clock.ts'
import { addCommune, byOf } from '../support/publishing.ts'

/** The app's clock stands at 2 June 2026, 10:00 in the village. */
export const feast = anEventToPlan({
  endLocal: '2026-06-21T01:00',
  text: 'Le comité des fêtes vous invite ; buvette, grillades & <bal>.\n\nProgramme : https://exemple.fr/feux.',
})
export const publicUrl = 'https://tambour.exemple.fr'

/** An empty agenda at a public address. */
export async function agendaApp() {
  const clock = testClock(start)
  const app = await testApp({ settings: { publicUrl }, clock })
  return { ...app, by: byOf(app.communeId), clock }
}

export async function add(app: TestApp, patch: Partial<EventNew> = {}) {
  return await createEvent(app.context, byOf(app.communeId), { ...feast, ...patch })
}

export async function addPicture({ context, communeId }: TestApp) {
  const bytes = await sharp({
    create: { width: 1600, height: 900, channels: 3, background: '#c04020' },
  })
    .png()
    .toBuffer()
  return (await addMedia(context, byOf(communeId), { bytes, alt: 'Affiche des feux' })).id
}

/** An event of Orvain, and ours that was taken from it: « Proposé par Orvain ». */
export async function addTaken(app: TestApp, patch: Partial<EventNew> = {}) {
  const { context, communeId } = app
  const there = await addCommune(context, 'Orvain')
  const original = await createEvent(context, byOf(there), { ...feast, title: 'Bal d’Orvain' })
  const taken = await add(app, { title: 'Bal chez nos voisins', ...patch })
  await context.db
    .updateTable('event')
    .set({ originCommuneId: there, originEventId: original.id })
    .where('id', '=', taken.id)
    .execute()
  return { there, original, taken, communeId }
}

/** A calendar of Valcourt that is followed, and shown: one with a page, one of whole days, one of a trap. */
export async function addNeighbours({ context, communeId }: TestApp, inAgenda: 0 | 1 = 1) {
  const { id: feedId } = await context.db
    .insertInto('calendarFeed')
    .values({
      communeId,
      name: 'Valcourt',
      url: 'https://valcourt.example/agenda.ics?cle=secret',
      nextAt: 0,
      createdAt: 0,
      inAgenda,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const page = 'https://valcourt.example/foire'
  const base = { feedId, endLocal: null, place: '', link: null }
  await context.db
    .insertInto('calendarFeedEvent')
    .values([
      { ...base, title: 'Foire & « plants »', startLocal: '2026-06-13T09:00', link: page },
      {
        ...base,
        title: 'Bourse',
        startLocal: '2026-06-27',
        endLocal: '2026-06-28',
        place: 'Halle',
      },
      { ...base, title: 'Piège', startLocal: '2026-07-01', link: 'javascript:alert(1)' },
      { ...base, title: 'Passée', startLocal: '2026-05-10' },
      { ...base, title: feast.title, startLocal: feast.startLocal, place: 'À Saint-Rémi' },
    ])
    .execute()
  return { feedId, page }
}

export async function change({ context, communeId }: TestApp, id: number, asked: EventChangeAsked) {
  const { sequence } = await context.db
    .selectFrom('event')
    .select('sequence')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await changeEvent(context, byOf(communeId), id, anEventChange(asked, sequence))
}

/** Throws where XML is not well formed (XML 1.0). */
export function checkXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.write(text).close()
}
