import type { z } from 'zod'
import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import type { PlanStep } from '../../../server/events/rules/plan.ts'
import {
  type EventEdit,
  type EventNew,
  eventEdit,
  eventNew,
  type PlanNew,
  type PlanStepShape,
  planNew,
  planStep,
} from '../../../server/events/shapes-event.ts'
import {
  type EventChangeNew,
  type eventChangeAsked,
  eventChangeNew,
} from '../../../server/events/shapes-event-change.ts'
import { instantOfLocal } from '../../../server/language/instant.ts'

const zone = 'Europe/Paris'

let last = 0
const unique = (what: string) => `${what}-${++last}`

const feast = {
  title: 'Feux de la Saint-Jean',
  startLocal: '2026-06-20T21:00',
  place: 'Place de la Mairie',
  text: 'Le comité des fêtes vous invite.',
}

/** What somebody asks to plan: fires on 20 June that are announced nowhere, unless told. */
export const anEventToPlan = (asked: Partial<z.input<typeof eventNew>> = {}): EventNew =>
  eventNew.parse({ ...feast, ...asked })

/** The whole of an event as its form sends it; what is told of a new one alone is left out. */
export const anEventEdit = (asked: Partial<z.input<typeof eventEdit>> = {}): EventEdit =>
  eventEdit.parse({ ...feast, ...asked })

/** One step of a plan, a week before, that says the event as it is composed unless told. */
export const aPlanStep = (asked: Partial<z.input<typeof planStep>> = {}): PlanStepShape =>
  planStep.parse({
    ...{ name: 'Programme', days: -7, time: '18:00', audience: 'public' },
    ...{ text: '', lateRule: 'ask', ...asked },
  })

/** A plan to keep, its only step on the evening before unless told. */
export const aPlanToAdd = (asked: Partial<z.input<typeof planNew>> = {}): PlanNew =>
  planNew.parse({ name: 'Fête', steps: [eve()], ...asked })

const eve = () => aPlanStep({ name: 'La veille', days: -1 })

/** What is decided of an event that was looked at when its number was `sequence`. */
export const anEventChange = (
  change: z.input<typeof eventChangeAsked>,
  sequence = 0,
  more: Partial<z.input<typeof eventChangeNew>> = {},
): EventChangeNew => eventChangeNew.parse({ change, sequence, ...more })

type EventPart = Partial<NewRow<'event'>> & {
  /** Its pictures, by the ids of their media. */
  media?: readonly number[]
}

/** An event that is planned and announced nowhere yet; its instants are its local times unless told. */
export async function anEvent(
  db: Db,
  communeId: number,
  { media = [], ...part }: EventPart = {},
): Promise<Row<'event'>> {
  const { startLocal = '2026-12-05T20:00', endLocal = null } = part
  const event = await db
    .insertInto('event')
    .values({
      communeId,
      title: 'Loto des aînés',
      startLocal,
      endLocal,
      zone,
      startsAt: instantOfLocal(startLocal, zone),
      endsAt: endLocal === null ? null : instantOfLocal(endLocal, zone),
      place: 'Salle des fêtes',
      text: 'Ouverture des portes à 18 h 30.',
      status: 'planned',
      uid: unique('event'),
      slug: unique('slug'),
      createdBy: null,
      createdAt: 0,
      updatedAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const pictures = media.map((mediaId, position) => ({ eventId: event.id, mediaId, position }))
  if (pictures.length > 0) await db.insertInto('eventMedia').values(pictures).execute()
  return event
}

/** A plan that a commune announces its events with, its only step on the evening before. */
export async function aPlan(
  db: Db,
  communeId: number,
  { steps, ...part }: Partial<Omit<NewRow<'planTemplate'>, 'steps'>> & { steps?: PlanStep[] } = {},
): Promise<Row<'planTemplate'>> {
  return await db
    .insertInto('planTemplate')
    .values({
      communeId,
      name: 'Fête',
      steps: JSON.stringify(steps ?? [eve()]),
      position: 0,
      createdAt: 0,
      updatedAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A file of events that was imported. */
export async function anEventImport(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'eventImport'>> = {},
): Promise<Row<'eventImport'>> {
  return await db
    .insertInto('eventImport')
    .values({
      ...{ communeId, fileName: 'saison-2027.csv', actor: 'Hugo Lambert' },
      ...{ createdAt: 0, undoneAt: null },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
