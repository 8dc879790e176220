import { calendarSentences } from '../../server/calendar/sentences.ts'
import type { Context } from '../../server/context.ts'
import type { Db } from '../../server/database/database.ts'
import type { Row } from '../../server/database/schema.ts'
import { defaultPlans } from '../../server/events/rules/default-plans.ts'
import { usualHours } from '../../server/hours/measure.ts'
import { overrideNeedsReply } from '../../server/inbox/override/needs-reply.ts'
import { sentenceText, verbatim } from '../../server/language/sentence.ts'
import { writeJournal } from '../../server/people/store/journal.ts'
import { aDuty } from '../support/builders/alerts.ts'
import { aFeed, aFeedItem } from '../support/builders/calendar.ts'
import { aChannel, aConnection, anApplication } from '../support/builders/channels.ts'
import { aCommittee, aMember } from '../support/builders/committees.ts'
import { anEvent, aPlan } from '../support/builders/events.ts'
import { anOverride, aSavedReply } from '../support/builders/inbox.ts'
import { aBackup, anApiKey, aRecipient } from '../support/builders/installation.ts'
import { aConversation } from '../support/builders/messages.ts'
import { aPartner, aPartnerGroup, aShare } from '../support/builders/partners.ts'
import { aCommune, aPerson } from '../support/builders/people.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aRequest } from '../support/builders/requests.ts'
import { testClock } from '../support/clock.ts'
import { line } from '../support/network/obliging.ts'

/** Tuesday 24 November 2026, 10:12 in Paris: the mairie is open until noon. */
export const START = Date.parse('2026-11-24T09:12:00Z')
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

/** So many minutes from the start, ms UTC. */
export const minute = (offset: number): number => START + offset * MINUTE

/** `full` a morning at work, `empty` set up and nothing yet, `new` nothing at all. */
export type Scenario = 'full' | 'empty' | 'new'

/** Writes what is there when a test begins. */
export async function writeMorning(context: Context, scenario: Scenario): Promise<void> {
  if (scenario === 'new') return
  const { db } = context
  const { id: commune } = await aCommune(db, {
    name: 'Sommeville-les-Prés',
    department: '21',
    postcode: '21570',
    inseeCode: '51108',
    hours: [
      {
        ...usualHours('2026-01-01', 'Europe/Paris'),
        closed: ['2026-12-26'],
        open: { '2026-12-12': [['09:00', '17:00']] },
      },
    ],
  })
  await writePeople(context, commune)
  if (scenario === 'empty') return
  const [mairie, , valcourt] = await writeChannels(context, commune)
  await anApplication(context, commune)
  await aConnection(context, { communeId: commune, userId: 'u1', at: START })
  if (mairie === undefined || valcourt === undefined) throw new Error('no channel')
  await writeConversations(context, mairie)
  const claire = { communeId: commune, userId: 'u1', actor: 'Claire Morel' }
  const judge = async (message: number, at: number, reason: string) => {
    const then = { ...context, clock: testClock(at) }
    await overrideNeedsReply(then, claire, message, anOverride({ reason }))
  }
  await judge(501, minute(-1_490), 'spam')
  // Who answers Nadia answers Pierre.
  await judge(102, minute(-15), 'other')
  await writeEvents(context, commune, { mairie: mairie.id, valcourt: valcourt.id })
  for (const reply of savedReplies) await aSavedReply(db, commune, reply)
  const duty = { communeId: commune, userId: 'u1' }
  const evening = { callFrom: '18:00', callTo: '22:00' }
  await aDuty(db, duty, { fromDate: '2026-11-23', toDate: '2026-11-29', ...evening })
  await aDuty(db, { ...duty, userId: 'u2' }, { fromDate: '2026-11-30' })
  await writeNeighbours(context, commune)
  await writeBooks(context, commune)
  await settleFirstSteps(context, commune)
}

/** The commune’s own page. */
export async function page(db: Db): Promise<Row<'channel'>> {
  return await db.selectFrom('channel').selectAll().where('id', '=', 1).executeTakeFirstOrThrow()
}

/** Makes the commune’s own page an account at another network. */
export async function movePage(
  db: Db,
  connector: string,
  config: Record<string, string> = {},
): Promise<void> {
  await db
    .updateTable('channel')
    .set({ connector, config: JSON.stringify(config) })
    .where('id', '=', 1)
    .execute()
}

/** The password of Claire, who administers. */
export const password = 'un bon mot de passe'

async function writePeople(context: Context, commune: number): Promise<void> {
  const at = (name: string) => `${name}@sommeville.example`
  const claire = { id: 'u1', name: 'Claire Morel', email: at('claire.morel'), password }
  const hugo = { id: 'u2', name: 'Hugo Lambert', email: at('hugo.lambert') }
  const jeanne = { id: 'u3', name: 'Jeanne Petit', email: at('jeanne.petit'), password }
  await aPerson(context, commune, { ...claire, role: 'administrator' })
  await aPerson(context, commune, { ...hugo, role: 'officer' })
  await aPerson(context, commune, { ...jeanne, role: 'councillor' })
  await context.db.updateTable('user').set({ runsInstallation: 1 }).where('id', '=', 'u1').execute()
}

async function writeChannels(context: Context, commune: number): Promise<Row<'channel'>[]> {
  const page = {
    createdAt: minute(-40 * 1_440),
    checkedAt: minute(-130),
    url: 'https://network.example/sommeville',
    poll: { succeededAt: minute(-1), nextAt: minute(0.5), webhookAt: minute(-3) },
  }
  const token = line('token', 'ok', 'L’accès est valable.')
  const seen = line('public', 'ok', 'La page est publique.')
  const config = (number: string) => ({
    page: number,
    automatic_texts: 'Bonjour, nous vous répondons vite.',
  })
  const lent = { ...page, receives: 0 as const, poll: {} }
  const refused = 'Facebook ne reconnaît plus l’accès donné le 12 septembre.'
  return [
    await aChannel(context, commune, {
      ...page,
      name: 'Page de la mairie',
      config: config('1353'),
      secrets: { token: 'jeton', verify_token: '5f0c2a7d4e9b' },
      checks: [
        token,
        seen,
        line('read', 'ok', 'Les commentaires et les messages peuvent être lus.'),
        line('publish', 'ok', 'La publication est permise.'),
        line('conversations', 'ok', 'Les messages privés sont lus.'),
        line('names', 'ok', 'Les commentaires sont lus avec le nom des personnes.'),
        line('webhooks', 'info', 'Les webhooks ne sont pas activés.'),
      ],
    }),
    await aChannel(context, commune, {
      ...page,
      name: 'Bibliothèque municipale',
      config: config('1354'),
      tokenEndsAt: START + 9 * DAY,
      checks: [line('token', 'warning', 'L’accès se termine bientôt.'), seen],
    }),
    await aChannel(context, commune, {
      ...lent,
      name: 'Page de Valcourt',
      config: config('1355'),
      neighbour: 'Valcourt-sur-Orvain',
      checks: [line('publish', 'ok', 'La publication est permise.')],
    }),
    await aChannel(context, commune, {
      ...lent,
      name: 'Page de Boismont',
      config: config('1356'),
      neighbour: 'Boismont',
      state: 'paused',
      pausedAt: minute(-95),
      stateReason: told(`${refused} Ses publications attendent : reconnectez la page.`),
      checks: [line('token', 'error', 'L’accès a été retiré.')],
    }),
  ]
}

async function writeConversations({ db }: Context, page: Row<'channel'>): Promise<void> {
  const url = (id: number) => `https://network.example/${id}`
  await aConversation(db, page, {
    ...{ id: 1, subject: 'Travaux rue du Moulin', url: url(1) },
    messages: [
      {
        ...{ id: 101, remoteId: 'nadia', sentAt: minute(-33) },
        text: 'Bonjour, la rue du Moulin est barrée depuis ce matin et rien n’est indiqué. Le car scolaire passe-t-il quand même ce soir ?',
      },
      {
        ...{ id: 102, by: 'Pierre Aubry', parentRemoteId: 'nadia', sentAt: minute(-20) },
        text: 'Même question pour les poubelles !',
      },
    ],
  })
  await aConversation(db, page, {
    ...{ id: 2, visibility: 'private', url: url(2) },
    messages: [
      {
        ...{ id: 201, by: 'Julie Martin', sentAt: minute(-11) },
        text: 'Bonjour, est-ce que la mairie est ouverte samedi matin pour retirer une carte d’identité ? Merci d’avance.',
      },
    ],
  })
  await aConversation(db, page, {
    ...{ id: 3, subject: 'Marché de Noël', url: url(3) },
    messages: [
      {
        ...{ id: 301, by: 'Marc Dubois', sentAt: minute(-4) },
        text: 'Y a-t-il encore des places pour tenir un stand au marché de Noël ? Qui faut-il appeler ?',
      },
    ],
  })
  await aConversation(db, page, {
    ...{ id: 4, visibility: 'private', url: url(4) },
    messages: [
      {
        ...{ id: 401, by: 'Amina Belkacem', sentAt: minute(-71) },
        text: 'Bonsoir, à quelle heure commence le loto du 5 ?',
      },
      {
        ...{ id: 402, by: null, sentAt: minute(-64) },
        text: 'Bonjour Madame, les portes ouvrent à 18 h 30 et le loto commence à 20 h, à la salle des fêtes. Bonne journée !',
      },
      {
        ...{ id: 403, by: 'Amina Belkacem', sentAt: minute(-62) },
        text: 'Merci beaucoup 👍',
      },
    ],
  })
  await aConversation(db, page, {
    ...{ id: 5, subject: 'Collecte des encombrants', url: url(5) },
    messages: [
      {
        ...{ id: 501, by: 'Gains Faciles', sentAt: minute(-1_500) },
        text: 'Gagnez 3 000 € par mois depuis chez vous, écrivez-moi !!!',
      },
    ],
  })
}

async function writeEvents(
  { db }: Context,
  commune: number,
  { mairie, valcourt }: { mairie: number; valcourt: number },
): Promise<void> {
  const announce = async (event: Row<'event'>, id: number) =>
    await aPost(db, commune, { id, eventId: event.id, text: `${event.title}\n\n${event.text}` })
  const loto = await anEvent(db, commune, {
    ...{ id: 1, title: 'Loto des aînés', startLocal: '2026-12-05T20:00', slug: 'even2221' },
    text: 'Ouverture des portes à 18 h 30. Carton à 3 €, buvette sur place. Réservation au 03 00 00 00 00.',
  })
  const said = await announce(loto, 1)
  const today = '2026-11-24T09:00'
  await aDelivery(db, said, mairie, {
    ...{ id: 11, dueLocal: today, state: 'verified', attempts: 1 },
    url: 'https://network.example/p/11',
  })
  await aDelivery(db, said, valcourt, {
    ...{ id: 12, dueLocal: today, state: 'failed', attempts: 2 },
    reason: told(
      'Facebook a refusé la publication : l’accès ne permet plus de publier sur cette page. Reconnectez-la, puis réessayez.',
    ),
  })
  const eve = await announce(loto, 2)
  await aDelivery(db, eve, mairie, { id: 13, dueLocal: '2026-12-04T18:00' })
  await aDelivery(db, eve, valcourt, { id: 14, dueLocal: '2026-12-04T18:00' })
  const market = await anEvent(db, commune, {
    ...{ id: 2, title: 'Marché de Noël', slug: 'even2222', place: 'Place de l’église' },
    ...{ startLocal: '2026-12-13T10:00', endLocal: '2026-12-13T18:00' },
    text: 'Vingt exposants, vin chaud, chants des enfants de l’école à 15 h. Passage du père Noël à 16 h.',
  })
  const offered = await announce(market, 3)
  await aDelivery(db, offered, mairie, { id: 21, dueLocal: '2026-11-24T18:00' })
  await aDelivery(db, offered, valcourt, {
    ...{ id: 22, dueLocal: '2026-11-23T18:00', state: 'unconfirmed', attempts: 1 },
    reason: told(
      'Facebook a coupé la connexion pendant l’envoi : l’annonce est peut-être parue. Regardez la page, puis dites-le ici.',
    ),
  })
  const near = await announce(market, 4)
  await aDelivery(db, near, mairie, { id: 23, dueLocal: '2026-12-12T18:00' })
  await anEvent(db, commune, {
    ...{ id: 3, title: 'Vœux du maire', startLocal: '2027-01-09T18:30', slug: 'even2223' },
    text: 'Toute la population est invitée. Verre de l’amitié à l’issue de la cérémonie.',
  })
}

/** Neighbours, what they were offered and what they offer; a committee; what takes place elsewhere. */
async function writeNeighbours({ db }: Context, commune: number): Promise<void> {
  const marie = { name: 'Marie Petit', email: 'mairie@lepine.example' }
  const epine = await aPartner(db, commune, { inseeCode: '51231', contacts: [marie] })
  const courtisols = await aPartner(db, commune, { name: 'Courtisols', inseeCode: '51193' })
  await aPartner(db, commune, { name: 'Office de tourisme de Châlons', mode: 'feed' })
  await aPartnerGroup(db, commune, 'La CA de Châlons', [epine.id, courtisols.id])
  const proposedAt = Date.parse('2026-11-20T09:00:00Z')
  const answeredAt = Date.parse('2026-11-20T10:30:00Z')
  const url = 'https://www.facebook.com/lepine/posts/1'
  const answered = { at: answeredAt, by: marie.name }
  await aShare(db, epine, 1, {
    ...{ state: 'published', proposedAt, answeredAt, answeredBy: marie.name },
    ...{ publishedAt: answeredAt, url },
    steps: [
      { ...answered, what: 'accepted' },
      { ...answered, what: 'copied', detail: { piece: 'facebook' } },
      { ...answered, what: 'published', detail: { url } },
    ],
  })
  await aShare(db, courtisols, 1, { proposedAt })
  await writeOffers(db, commune)
  const committee = await aCommittee(db, commune)
  await aMember(db, committee, { lastUsedAt: Date.parse('2026-11-23T18:00:00Z') })
  const spread = Array.from({ length: 6 }, (_, index) => [`network-${index}`, START - DAY])
  const zoe = { name: 'Zoé Blanc', email: null, networks: Object.fromEntries(spread) }
  await aMember(db, committee, { ...zoe, lastUsedAt: Date.parse('2026-11-22T18:00:00Z') })
  await aCommittee(db, commune, { name: 'Tennis club', endedAt: minute(-54 * 1_440) })
  await aFeed(db, commune, {
    ...{ checkedAt: minute(-90), readAt: minute(-90), inAgenda: 1 },
    events: [
      {
        ...{ title: 'Concert de la chorale', startLocal: '2026-12-13T15:00' },
        ...{ place: 'Église de Valcourt', link: 'https://valcourt.example/concert' },
      },
      {
        ...{ title: 'Bourse aux jouets', startLocal: '2026-12-06' },
        ...{ place: 'Salle polyvalente', link: null },
      },
    ],
  })
  await aFeed(db, commune, {
    ...{ name: 'Boismont', url: 'https://boismont.example/calendrier.ics', failures: 1 },
    ...{ checkedAt: minute(-30), readAt: minute(-2_000) },
    error: sentenceText(calendarSentences.feedStatus(503)),
  })
  const school = await aFeed(db, commune, {
    ...{ name: 'École des Tilleuls', url: 'https://ecole.example/feed', use: 'items' },
    ...{ checkedAt: minute(-20), readAt: minute(-20) },
  })
  await aFeedItem(db, school.id, {
    ...{ title: 'Le marché des CM2', at: minute(-200), text: 'Sablés et couronnes, samedi.' },
    link: 'https://ecole.example/marche',
  })
  await aFeedItem(db, school.id, {
    ...{ title: 'Cantine', at: minute(-2_000), text: '', link: null, state: 'dismissed' },
    ...{ decidedAt: minute(-100), decidedBy: 'Claire Morel' },
  })
}

/** What another commune of the installation offers: one waits, one was taken and has been put off since. */
async function writeOffers(db: Db, commune: number): Promise<void> {
  const sarry = await aCommune(db, { name: 'Sarry', inseeCode: '51525' })
  const us = await aPartner(db, sarry.id, {
    ...{ name: 'Sommeville-les-Prés', mode: 'installation' },
    partnerCommuneId: commune,
  })
  const market = await anEvent(db, sarry.id, {
    ...{ title: 'Marché de Noël de Sarry', startLocal: '2026-12-12T10:00', slug: 'even2251' },
    ...{ place: 'Place de la mairie', text: 'Trente exposants, vin chaud et chorale.' },
  })
  await aShare(db, us, market.id, { id: 51, proposedAt: minute(-90) })
  const loto = await anEvent(db, sarry.id, {
    ...{ title: 'Loto de la Saint-Sylvestre', startLocal: '2026-12-30T20:00', slug: 'even2252' },
    ...{ status: 'postponed', sequence: 1, previousStartLocal: '2026-12-29T20:00' },
  })
  await aShare(db, us, loto.id, {
    ...{ id: 52, state: 'accepted', proposedAt: minute(-2_000), answeredAt: minute(-1_900) },
    ...{ answeredBy: 'Claire Morel', partnerEventId: 1, followedSequence: 0 },
  })
}

/** The register, the plans, keys, readers and backups. */
async function writeBooks({ db }: Context, commune: number): Promise<void> {
  const ended = { endedAt: Date.parse('2026-10-20T08:00:00Z'), endedBy: 'Claire Morel' }
  await aRequest(db, commune, {
    ...{ number: 12, subject: 'Un arrêté de stationnement', dueOn: '2026-11-03' },
    ...{ state: 'answered', answeredOn: '2026-10-20', ...ended },
    ...{ conversationId: 4, messageId: 401, outcome: 'Arrêté pris, envoyé par courrier.' },
  })
  await aRequest(db, commune, { conversationId: 4, messageId: 401 })
  for (const [position, { name, steps }] of defaultPlans.entries()) {
    await aPlan(db, commune, { id: 71 + position, name, steps, position })
  }
  const key = { createdAt: minute(-40 * 1_440), endsAt: minute(325 * 1_440) }
  await anApiKey(db, commune, { ...key, lastUsedAt: minute(-17) })
  for (const name of ['maire', 'conseil']) {
    await aRecipient(db, commune, `${name}@sommeville.example`)
  }
  const full = told('Il n’y a plus de place sur le disque de Tambour.')
  await aBackup(db, { startedAt: minute(-1_940), bytes: null, hasKey: null, error: full })
  await aBackup(db, { startedAt: minute(-500) })
}

const savedReplies = [
  {
    ...{ id: 61, title: 'Horaires de la mairie' },
    text: 'Bonjour {prénom}, la mairie est ouverte du lundi au vendredi, de 9 h à 12 h.',
  },
  { id: 62, title: 'Merci', text: 'Merci {prénom}, nous nous en occupons.' },
  {
    ...{ id: 63, title: 'Écrire en privé' },
    text: 'Bonjour {prénom},\npouvez-vous nous écrire en message privé, avec votre adresse ?',
  },
]

/** The list of the first day was closed long ago. */
async function settleFirstSteps({ db }: Context, communeId: number): Promise<void> {
  const subject = `commune:${communeId}`
  const action = 'first-steps.dismissed'
  const at = minute(-30 * 1_440)
  await writeJournal(db, { communeId, at, actor: 'Claire Morel', action, subject })
}

/** As a column keeps what somebody else said. */
export const told = (text: string): string => sentenceText(verbatim(text))
