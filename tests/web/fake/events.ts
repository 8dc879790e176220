import type { EventShape } from '../../../server/events/shapes/event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { MediaShape } from '../../../server/pictures/shapes.ts'
import type { DeliveryShape } from '../../../server/publishing/shapes.ts'
import { minutes } from './commune.ts'

export const poster: MediaShape = {
  id: 1,
  picture: 1,
  type: 'image/svg+xml',
  width: 800,
  height: 450,
  size: 900,
  alt: 'Affiche du marché de Noël : dimanche 13 décembre de 10 h à 18 h, place de l’église.',
  url: '/api/media/1',
}

export const posterBytes = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450">
<rect width="800" height="450" fill="#1d5c47"/><circle cx="640" cy="110" r="60" fill="#f5e6b8"/>
<path d="M120 380 220 170l100 210zM280 400l80-170 80 170z" fill="#0f3d2e"/>
<text x="400" y="250" font-family="serif" font-size="54" fill="#fffdf9">Marché de Noël</text></svg>`

const names: Record<number, string> = {
  1: 'Page de la mairie',
  3: 'Page de Valcourt',
  4: 'Page de Boismont',
}
const neighbours: Record<number, string | null> = { 3: 'Valcourt-sur-Orvain', 4: 'Boismont' }

type Planned = Pick<Spoken<DeliveryShape>, 'id' | 'channel' | 'state' | 'dueLocal'> &
  Partial<
    Pick<Spoken<DeliveryShape>, 'kind' | 'reason' | 'url' | 'publishedAt' | 'attempts' | 'nextAt'>
  >

function deliveriesOf(
  event: Pick<Spoken<EventShape>, 'id' | 'title' | 'text'>,
  planned: Planned[],
): Spoken<DeliveryShape>[] {
  return planned.map(one => ({
    channelName: names[one.channel] ?? 'Canal',
    connector: 'facebook',
    channelState: 'active',
    neighbour: neighbours[one.channel] ?? null,
    post: event.id,
    after: null,
    event: event.id,
    title: event.title,
    kind: 'announcement',
    step: null,
    text: `${event.title}\n\n${event.text}`,
    dueAt: new Date(`${one.dueLocal}:00+01:00`).toISOString(),
    remoteId: one.url ? 'r1' : null,
    url: null,
    reason: null,
    attempts: 0,
    nextAt: null,
    publishedAt: null,
    withdrawable: false,
    ...one,
  }))
}

function eventOf(
  base: Pick<Spoken<EventShape>, 'id' | 'title' | 'startLocal' | 'endLocal' | 'place' | 'text'> & {
    media?: MediaShape[]
  },
  planned: Planned[],
): Spoken<EventShape> {
  return {
    media: [],
    hashtags: '',
    link: null,
    approval: 'none',
    listed: true,
    slug: `even${String(base.id).padStart(4, '2')}`,
    publicUrl: `https://tambour.exemple.fr/agenda/even${String(base.id).padStart(4, '2')}`,
    planName: null,
    series: null,
    reminders: [],
    ...base,
    startsAt: new Date(`${base.startLocal}:00+01:00`).toISOString(),
    endsAt: base.endLocal && new Date(`${base.endLocal}:00+01:00`).toISOString(),
    zone: 'Europe/Paris',
    status: 'planned',
    previousStartLocal: null,
    sequence: 0,
    deliveries: deliveriesOf(base, planned),
  }
}

/** What the festival committee has planned. */
export function makeEvents(): Spoken<EventShape>[] {
  return [
    eventOf(
      {
        id: 1,
        title: 'Loto des aînés',
        startLocal: '2026-12-05T20:00',
        endLocal: null,
        place: 'Salle des fêtes',
        text: 'Ouverture des portes à 18 h 30. Carton à 3 €, buvette sur place. Réservation au 03 00 00 00 00.',
      },
      [
        {
          id: 11,
          channel: 1,
          state: 'verified',
          dueLocal: '2026-11-24T09:00',
          url: 'https://network.example/p/11',
          publishedAt: minutes(-72),
          attempts: 1,
        },
        {
          id: 12,
          channel: 3,
          state: 'failed',
          dueLocal: '2026-11-24T09:00',
          reason:
            'Facebook a refusé la publication : l’accès ne permet plus de publier sur cette page. Reconnectez-la, puis réessayez.',
          attempts: 2,
        },
        { id: 13, channel: 1, state: 'scheduled', dueLocal: '2026-12-04T18:00' },
        { id: 14, channel: 3, state: 'scheduled', dueLocal: '2026-12-04T18:00' },
      ],
    ),
    eventOf(
      {
        id: 2,
        title: 'Marché de Noël',
        startLocal: '2026-12-13T10:00',
        endLocal: '2026-12-13T18:00',
        place: 'Place de l’église',
        text: 'Vingt exposants, vin chaud, chants des enfants de l’école à 15 h. Passage du père Noël à 16 h.',
        media: [poster],
      },
      [
        { id: 21, channel: 1, state: 'scheduled', dueLocal: '2026-11-24T18:00' },
        {
          id: 22,
          channel: 3,
          state: 'unconfirmed',
          dueLocal: '2026-11-23T18:00',
          reason:
            'Facebook a coupé la connexion pendant l’envoi : l’annonce est peut-être parue. Regardez la page, puis dites-le ici.',
          attempts: 1,
        },
        { id: 23, channel: 1, state: 'scheduled', dueLocal: '2026-12-12T18:00' },
      ],
    ),
    eventOf(
      {
        id: 3,
        title: 'Vœux du maire',
        startLocal: '2027-01-09T18:30',
        endLocal: null,
        place: 'Salle des fêtes',
        text: 'Toute la population est invitée. Verre de l’amitié à l’issue de la cérémonie.',
      },
      [],
    ),
  ]
}
