import { calendarSentences } from '../../../server/calendar/sentences.ts'
import type { FeedShape, NeighbourEvent } from '../../../server/calendar/shapes.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { minutes } from './commune.ts'

export const feeds: Spoken<FeedShape>[] = [
  {
    id: 1,
    name: 'Valcourt-sur-Orvain',
    url: 'https://valcourt.example/agenda.ics',
    checkedAt: minutes(-90),
    readAt: minutes(-90),
    error: null,
    upcoming: 2,
    inAgenda: true,
    partner: null,
  },
  {
    id: 2,
    name: 'Boismont',
    url: 'https://boismont.example/calendrier.ics',
    checkedAt: minutes(-30),
    readAt: minutes(-2000),
    error: calendarSentences.feedStatus(503).fr,
    upcoming: 0,
    inAgenda: false,
    partner: null,
  },
]

export const neighbours: NeighbourEvent[] = [
  {
    id: 1,
    neighbour: 'Valcourt-sur-Orvain',
    title: 'Concert de la chorale',
    startLocal: '2026-12-13T15:00',
    endLocal: null,
    place: 'Église de Valcourt',
    link: 'https://valcourt.example/concert',
  },
  {
    id: 2,
    neighbour: 'Valcourt-sur-Orvain',
    title: 'Bourse aux jouets',
    startLocal: '2026-12-06',
    endLocal: null,
    place: 'Salle polyvalente',
    link: null,
  },
]
