import type { ChannelShape, ConnectorShape } from '../../../server/channels/shapes/channel.ts'
import type { CalendarShape, TargetsShape } from '../../../server/hours/shapes.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type {
  ApiKeyShape,
  CommuneShape,
  PersonShape,
} from '../../../server/people/shapes/commune.ts'
import type { SessionShape } from '../../../server/people/shapes/session.ts'

/** Tuesday 24 November 2026, 10:12 in Paris: the mairie is open until noon. */
export const START = Date.parse('2026-11-24T09:12:00Z')

export function iso(instant: number): string {
  return new Date(instant).toISOString()
}

/** An instant told from the start, in minutes. */
export function minutes(offset: number): string {
  return iso(START + offset * 60_000)
}

export const commune: CommuneShape = {
  id: 1,
  name: 'Sommeville-les-Prés',
  zone: 'Europe/Paris',
  aimMinutes: 10,
  goalPercent: 90,
  department: '21',
  postcode: '21570',
}

export const people: PersonShape[] = [
  {
    id: 'u1',
    name: 'Claire Morel',
    email: 'claire.morel@sommeville.example',
    role: 'administrator',
    invited: false,
  },
  {
    id: 'u2',
    name: 'Hugo Lambert',
    email: 'hugo.lambert@sommeville.example',
    role: 'officer',
    invited: true,
  },
  {
    id: 'u3',
    name: 'Jeanne Petit',
    email: 'jeanne.petit@sommeville.example',
    role: 'councillor',
    invited: false,
  },
]

export const sessions: SessionShape[] = [
  ['s1', 'Firefox', 'Windows'],
  ['s2', 'Chrome', 'Android'],
  ['s3', 'Safari', 'iPad'],
].map(([id = '', browser = '', system = ''], place) => ({
  id,
  device: { browser, system },
  createdAt: iso(START - (place + 1) * 86_400_000),
  seenAt: iso(START - place * 7_200_000),
  isThis: place === 0,
}))

const limits: Spoken<ChannelShape>['limits'] = {
  textLength: 63_206,
  counts: 'utf16',
  hashtags: null,
  mentions: null,
  comment: { textLength: 8_000, counts: 'utf16' },
  images: 10,
  needsImage: false,
  imageBytes: 4_000_000,
  imageTypes: ['image/jpeg', 'image/png'],
}

const page: Omit<Spoken<ChannelShape>, 'id' | 'name'> = {
  connector: 'facebook',
  connectorLabel: 'Page Facebook',
  neighbour: null,
  receives: true,
  publishes: true,
  state: 'active',
  stateReason: null,
  config: { page: '1353', automatic_texts: 'Bonjour, nous vous répondons vite.' },
  archivedUntil: null,
  hasArchive: false,
  url: 'https://network.example/sommeville',
  isOwnPage: false,
  checkedAt: minutes(-130),
  checks: [
    { key: 'token', level: 'ok', text: 'L’accès est valable.' },
    { key: 'public', level: 'ok', text: 'La page est publique.' },
    { key: 'read', level: 'ok', text: 'Les commentaires et les messages peuvent être lus.' },
    { key: 'publish', level: 'ok', text: 'La publication est permise.' },
    { key: 'conversations', level: 'ok', text: 'Les messages privés sont lus.' },
    { key: 'names', level: 'ok', text: 'Les commentaires sont lus avec le nom des personnes.' },
    { key: 'webhooks', level: 'info', text: 'Les webhooks ne sont pas activés.' },
  ],
  tokenEndsAt: null,
  lastPollAt: minutes(-1),
  nextPollAt: minutes(0.5),
  pollError: null,
  progress: null,
  webhook: {
    address: 'https://tambour.sommeville.example/webhooks/facebook',
    lastAt: minutes(-3),
    subscribable: true,
  },
  limits,
}

export const channels: Spoken<ChannelShape>[] = [
  { ...page, id: 1, name: 'Page de la mairie' },
  {
    ...page,
    id: 2,
    name: 'Bibliothèque municipale',
    tokenEndsAt: minutes(9 * 1440),
    checks: [
      { key: 'token', level: 'warning', text: 'L’accès se termine bientôt.' },
      { key: 'public', level: 'ok', text: 'La page est publique.' },
    ],
  },
  {
    ...page,
    id: 3,
    name: 'Page de Valcourt',
    neighbour: 'Valcourt-sur-Orvain',
    receives: false,
    lastPollAt: null,
    nextPollAt: null,
    webhook: null,
    checks: [{ key: 'publish', level: 'ok', text: 'La publication est permise.' }],
  },
  {
    ...page,
    id: 4,
    name: 'Page de Boismont',
    neighbour: 'Boismont',
    receives: false,
    lastPollAt: null,
    nextPollAt: null,
    webhook: null,
    state: 'paused',
    stateReason:
      'Facebook ne reconnaît plus l’accès donné le 12 septembre. Ses publications attendent : reconnectez la page.',
    checks: [{ key: 'token', level: 'error', text: 'L’accès a été retiré.' }],
  },
]

export const connectors: Spoken<ConnectorShape>[] = [
  {
    key: 'facebook',
    label: 'Page Facebook',
    description: 'Les commentaires, les messages et les publications d’une page.',
    fields: [
      {
        key: 'page',
        label: 'Numéro de la page',
        help: 'Il se lit dans la rubrique « Transparence de la page ».',
        secret: false,
        required: true,
      },
      {
        key: 'token',
        label: 'Jeton d’accès de la page',
        help: 'Il est chiffré et ne sera plus jamais affiché.',
        secret: true,
        required: true,
      },
      {
        key: 'verify_token',
        label: 'Mot de vérification',
        help: 'À recopier chez Facebook.',
        secret: true,
        required: false,
        suggestion: 'random',
      },
      {
        key: 'automatic_texts',
        label: 'Réponses automatiques',
        help: 'Une par ligne.',
        secret: false,
        required: false,
        multiline: true,
      },
    ],
    receives: true,
    publishes: true,
    application: {
      label: 'Application Meta',
      network: 'Facebook',
      isReady: true,
      isOptional: false,
      along: [{ key: 'instagram', label: 'Compte Instagram' }],
    },
  },
]

const whole: [string, string][] = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
]

export const targets: TargetsShape = {
  first: { minutes: 15 },
  commune: [],
  channels: channels.map(({ id, name }) => ({ channel: id, name, versions: [] })),
}

export const calendar: CalendarShape = [
  {
    from: '2026-01-01',
    zone: 'Europe/Paris',
    week: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: [['09:00', '12:00']] },
    holidays: 'FR',
    closed: ['2026-12-26'],
    open: { '2026-12-12': [['09:00', '17:00']] },
  },
  {
    from: '2027-01-04',
    zone: 'Europe/Paris',
    week: { mon: whole, tue: whole, wed: [['09:00', '12:00']], thu: whole, fri: whole },
    holidays: 'FR',
    closed: [],
    open: {},
  },
]

export const apiKeys: ApiKeyShape[] = [
  {
    id: 1,
    name: 'Site de la commune',
    role: 'councillor',
    roleNow: 'councillor',
    owner: { kind: 'installation', name: null },
    prefix: 'tb_4f7a',
    createdAt: minutes(-40 * 1440),
    endsAt: minutes(325 * 1440),
    lastUsedAt: minutes(-17),
  },
]
