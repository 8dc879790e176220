import { composeNotice } from '../../../server/events/rules/compose-notice.ts'
import { consequenceFor, eventAfter, isOut } from '../../../server/events/rules/event-change.ts'
import { redated } from '../../../server/events/rules/named-day.ts'
import type { EventShape } from '../../../server/events/shapes/event.ts'
import {
  type EventChangeAsked,
  eventChangePlan,
} from '../../../server/events/shapes/event-change.ts'
import type { Spoken } from '../../../server/language/sentence.ts'

const limit = { textLength: 500, counts: 'codepoints' } as const

/** Montaubry was offered it by mail, Valcourt reads it in its own Tambour. */
const readersOf = ({ id }: Spoken<EventShape>) =>
  id === 1
    ? [
        {
          key: 'share-1',
          kind: 'neighbour',
          name: 'Montaubry',
          way: 'mail',
          people: ['Marie Petit'],
        },
        { key: 'share-2', kind: 'neighbour', name: 'Valcourt', way: 'screens', people: [] },
        {
          key: 'proposal-1',
          kind: 'committee',
          name: 'Comité des fêtes',
          way: 'mail',
          people: ['Paul Roux'],
        },
      ]
    : []

/** One text that was written by hand says the old date, and so does the poster. */
function oldDateOf(event: Spoken<EventShape>, { kind }: EventChangeAsked, startLocal: string) {
  if (kind === 'reinstate') return { words: [], wordings: [], pictures: [] }
  const text = 'Rendez-vous samedi 5 décembre à 20 h.'
  const proposal = redated(text, event.startLocal, startLocal)
  return {
    words: [],
    wordings:
      kind === 'postpone' && event.deliveries.some(({ id }) => id === 14)
        ? [{ deliveries: [14], channels: ['Page de la mairie'], stepName: null, text, proposal }]
        : [],
    pictures: event.media.map(({ id, url, alt }) => ({ media: id, url, alt, names: true })),
  }
}

/** What a change would do, as the real server tells it. */
export function planOf(event: Spoken<EventShape>, change: EventChangeAsked) {
  const after = eventAfter(event, change, 'planned')
  const deliveries = event.deliveries.flatMap(one => {
    const announcement = { state: one.state, heldFrom: null, dueLocal: one.dueLocal, step: null }
    const fate = consequenceFor(announcement, event, after, '2026-11-24T10:12', false)
    if (fate === null) return []
    return {
      id: one.id,
      channelName: one.channelName,
      neighbour: one.neighbour,
      stepName: one.step,
      becomes: fate.kind,
      from: one.dueLocal,
      to: 'dueLocal' in fate ? fate.dueLocal : null,
      keepsDistance: true,
      namesOldDay: one.id === 14 && fate.kind === 'moves',
    }
  })
  const said = event.deliveries.filter(({ state, kind }) => isOut(state) && kind !== 'notice')
  const parts = { told: event, detail: change.detail, url: event.publicUrl }
  return eventChangePlan.parse({
    ...after,
    sequence: event.sequence,
    deliveries,
    reminders: [],
    notices: said.map(({ channel, channelName, neighbour }) => ({
      channel,
      channelName,
      neighbour,
      text: composeNotice({ ...event, ...after }, parts, limit),
      limit,
    })),
    corrected: said
      // The channels that let a post be taken back let it be changed too.
      .filter(({ withdrawable }) => withdrawable)
      .map(({ channel, channelName, neighbour }) => ({ channel, channelName, neighbour })),
    readers: readersOf(event),
    isPublic: event.listed,
    oldDate: oldDateOf(event, change, after.startLocal),
    silent: [],
    underWay: [],
  })
}
