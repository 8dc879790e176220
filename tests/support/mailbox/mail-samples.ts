import { type AlertMailLine, alertContent } from '../../../server/alerts/mail-content.ts'
import { type ApprovalFacts, approvalContent } from '../../../server/approval/mail-content.ts'
import { approvalListContent } from '../../../server/approval/mail-list.ts'
import { approvalTexts } from '../../../server/approval/mail-texts.ts'
import { feedNotice } from '../../../server/calendar/mail.ts'
import { vigilanceContent } from '../../../server/calendar/vigilance-news.ts'
import { accessNotice } from '../../../server/channels/mail.ts'
import { type ProposalNews, proposalContent } from '../../../server/committees/mail-content.ts'
import { answerContent } from '../../../server/contact-form/mail.ts'
import { consentContent as digestConsentContent } from '../../../server/digest/consent.ts'
import { digestPage, digestText } from '../../../server/digest/mail.ts'
import { composeDigest, type DigestFigures } from '../../../server/digest/rules-digest.ts'
import { mentionContent } from '../../../server/inbox/mention-content.ts'
import { type Language, Sentence, verbatim } from '../../../server/language/sentence.ts'
import type { MailContent } from '../../../server/mail/kind.ts'
import { administratorContent } from '../../../server/people/administrator-mail.ts'
import { forgottenContent, invitationContent, joinedContent } from '../../../server/people/mail.ts'
import { handContent } from '../../../server/publishing/by-hand/reminder-content.ts'
import {
  type DeliveryMailSection,
  deliveryContent,
} from '../../../server/publishing/mail-content.ts'
import type { Kit } from '../../../server/shares/kit.ts'
import { shareContent } from '../../../server/shares/mail-content.ts'
import { consentContent } from '../../../server/subscribers/mail-content.ts'
import { trialContent } from '../../../server/today/trial-mail.ts'
import { drillContent } from '../../../server/warnings/drill-content.ts'
import { drillTexts } from '../../../server/warnings/sentences.ts'
import { webhookNotice } from '../../../server/webhooks/mail.ts'
import { paris } from '../reply-times/reply-timelines.ts'

/**
 * Every mail that leaves, as its reader gets it: by the kind of the outbox, then by what it tells.
 * What the commune wrote itself, in French of course, is in `theirs`.
 */
export type MailSample = {
  kind: string
  what: string
  /** Its readers have no account, and so no language but the commune’s. */
  isFrenchAlone?: true
  write(language: Language): Promise<MailContent>
}

const commune = 'Saint-Rémi'
const zone = 'Europe/Paris'
const channel = 'Page de la mairie'
const title = 'Fête de l’été'
const text = 'Fête de l’été\n\nSamedi 20 juin 2026 à 21 h\nVenez nombreux !'
const place = 'Place de l’Église'
const name = 'Hélène Müller'
const comment = 'Précisez où se garer.'
const alt = 'Une affiche à fond doré'
const step = 'Dernier rappel avant la fête'
/** Météo-France’s. */
const vigilance = 'Vigilance orange, vent violent'
const hours = 'Du mardi 2\u00a0juin à 18\u00a0h au mercredi 3\u00a0juin à 6\u00a0h.'
export const theirs = [
  ...[commune, channel, title, text, place, name, comment, alt, step, vigilance, hours],
]

const reason = new Sentence('x.y', {
  fr: 'Le réseau refuse ce texte : raccourcissez-le, puis réessayez.',
  en: 'The network refuses this text: shorten it, then try again.',
})
const at = paris('2026-06-02T10:00')
const due = paris('2026-06-05T18:00')
const base = 'https://tambour.exemple.fr'
const minutes = (count: number) => count * 60_000

const waiting = (late: boolean): AlertMailLine => ({
  channelName: channel,
  visibility: late ? 'public' : 'private',
  openedAt: at,
  officeMs: minutes(late ? 27 : 8),
  elapsedMs: minutes(late ? 1567 : 8),
  target: { minutes: 15 },
  targetMs: minutes(15),
  inDoubt: late,
  inCharge: late ? name : null,
  href: `${base}/messages/1`,
})
const alert = (language: Language, lines: AlertMailLine[], toAll: boolean) =>
  alertContent({
    language,
    commune,
    zone,
    lines,
    toAll,
    links: { today: `${base}/`, settings: `${base}/reglages/permanence` },
  })

const ask: ApprovalFacts = {
  language: 'fr',
  kind: 'ask',
  commune,
  zone,
  about: { title, when: approvalTexts.when('2026-06-20T21:00', place) },
  askedBy: name,
  askedAt: at,
  due,
  waitsFor: ['Claude Martin', name],
  isToChange: false,
  missed: due,
  decision: null,
  comments: [],
  isDiscussed: false,
  items: [
    {
      text,
      link: `${base}/agenda/fete`,
      place: 'post',
      pictures: [alt],
      times: [
        { dueLocal: '2026-06-05T18:00', channels: [channel, 'Instagram'], isMissed: true },
        { dueLocal: '2026-06-13T18:00', channels: [channel], isMissed: false },
      ],
    },
    { text, link: null, place: 'comment', pictures: [], times: [] },
  ],
  link: { href: `${base}/valider/MOT`, endsAt: due },
  seeAt: `${base}/evenements/1`,
}
const told: Partial<ApprovalFacts> = { link: null }
const decided = (state: string): Partial<ApprovalFacts> => ({
  ...told,
  decision: { state, by: name, comment },
})
const approvals: Record<string, Partial<ApprovalFacts>> = {
  ask: {},
  'ask a person without an account': { seeAt: null, about: { title, when: null }, due: null },
  again: { kind: 'again' },
  substitute: { kind: 'substitute' },
  'substitute of one': { kind: 'substitute', waitsFor: [name] },
  'remind who approves': { kind: 'remind-24' },
  'remind who asked': { kind: 'remind-2', ...told },
  'remind of changes': { kind: 'remind-2', isToChange: true, ...decided('changes') },
  question: { kind: 'comment', ...told, comments: [{ by: name, text: comment, decides: true }] },
  answer: {
    kind: 'comment',
    comments: [{ by: name, text: comment, decides: false }],
    isDiscussed: true,
  },
  'further word': { kind: 'comment', comments: [{ by: name, text: comment, decides: false }] },
  missed: { kind: 'missed' },
  'missed, told': { kind: 'missed', due: null, ...told },
  refused: { kind: 'decided', ...decided('refused') },
  changes: { kind: 'decided', ...decided('changes') },
  urgent: { kind: 'urgent', ...decided('urgent') },
}

const kinds = ['failed', 'unconfirmed', 'missed', 'parked', 'unseen'] as const
type Trouble = DeliveryMailSection['issues'][number]
const trouble = (kind: Trouble['kind'], part: Partial<Trouble> = {}): Trouble => ({
  id: 1,
  kind,
  channel,
  reason,
  isComment: kind === 'missed',
  ...part,
})
const section = (kind: Trouble['kind'], issues = [trouble(kind)]): DeliveryMailSection => ({
  commune,
  title,
  step: kind === 'parked' ? null : step,
  isNotice: kind === 'unseen',
  dueLocal: '2026-06-05T18:00',
  issues,
  out: kind === 'failed' ? ['Instagram', channel] : kind === 'unseen' ? [channel] : [],
  count: kind === 'parked' ? 1 : 3,
  href: `${base}/evenements/1#publication-1`,
})
const onTwo = ['Instagram', channel].map(one => trouble('failed', { channel: one, reason: null }))
const deliveries: Record<string, DeliveryMailSection[]> = {
  ...Object.fromEntries(kinds.map(kind => [kind, [section(kind)]])),
  'several kinds': [section('failed', [trouble('failed'), trouble('missed')])],
  'several channels': [section('failed', onTwo)],
  'many posts': kinds.map(kind => section(kind)),
}

const summary = {
  onTime: 6,
  counted: 9,
  waiting: 1,
  missed: 1,
  excluded: 2,
  withdrawn: 1,
  ratio: 6 / 9,
  wilson: [0.3542, 0.8794] as [number, number],
  medianMs: minutes(12),
  p90Ms: minutes(40),
}
const silence = {
  ...summary,
  onTime: 0,
  counted: 0,
  waiting: 0,
  missed: 0,
  withdrawn: 0,
  ratio: null,
  wilson: null,
  medianMs: null,
}
const post = { dueLocal: '2027-03-18T18:30', channelName: channel, title }
const event = { title, startLocal: '2027-03-27T18:30', place }
const week: DigestFigures = {
  commune,
  zone,
  schedule: { days: [1], time: '08:00' },
  edition: '2027-W11',
  from: '2027-03-15',
  to: '2027-03-21',
  targets: [{ minutes: 15 }],
  summary,
  goalPercent: 90,
  beside: { unfiltered: { onTime: 5, counted: 11 }, holdingOnTime: 2 },
  elapsedMedianMs: minutes(41),
  before: { ...summary, onTime: 5, counted: 10, ratio: 0.5, medianMs: minutes(17) },
  older: 1,
  published: 4,
  deliveryIssues: [
    { ...post, state: 'failed', reason },
    { ...post, state: 'unconfirmed', reason },
    { ...post, state: 'missed', reason: null },
    { ...post, state: 'missed', reason: null },
  ],
  awaitingApproval: 2,
  shares: {
    events: 3,
    partners: 12,
    offers: 30,
    accepted: 7,
    published: 4,
    acceptMs: 28 * 60 * 60_000,
    before: { accepted: 2, published: 1 },
  },
  events: (['planned', 'postponed', 'cancelled', 'planned', 'planned', 'planned'] as const).map(
    status => ({ ...event, status }),
  ),
  offers: 2,
  weeks: [
    { week: '2027-W10', ratio: 0.5, verdict: 'missed' },
    { week: '2027-W11', ratio: 6 / 9, verdict: 'missed' },
  ],
  holidays: 'FR',
  schoolZone: 'A',
  channels: Array.from({ length: 4 }, () => ({ name: channel, problem: reason })),
  reminders: Array.from({ length: 5 }, () => ({
    name: 'Sacem',
    title,
    dueLocal: '2027-03-24T09:00',
  })),
  lateBackup: { madeOn: '2027-03-01' },
  notMeasured: Array.from({ length: 6 }, () => reason),
}
const digests: Record<string, Partial<DigestFigures>> = {
  full: {},
  silent: {
    edition: '2026-W47',
    from: '2026-11-16',
    to: '2026-11-22',
    summary: silence,
    before: silence,
    beside: { unfiltered: silence, holdingOnTime: 0 },
    older: 0,
    published: 0,
    deliveryIssues: [],
    awaitingApproval: 0,
    shares: null,
    offers: 0,
    weeks: [],
    channels: [],
    reminders: [],
    events: [],
    lateBackup: { madeOn: null },
    notMeasured: [],
  },
  'nothing counted yet': {
    summary: { ...silence, waiting: 2 },
    before: { ...silence, waiting: 1 },
    deliveryIssues: [],
  },
  'half unanswered': {
    summary: { ...summary, waiting: 0, medianMs: null },
    before: { ...summary, medianMs: null },
    beside: { unfiltered: { onTime: 6, counted: 11 }, holdingOnTime: 1 },
    elapsedMedianMs: null,
    older: 0,
  },
  'all answered': { summary: { ...summary, onTime: 9, waiting: 0, missed: 0, ratio: 1 }, older: 0 },
  'in autumn': { edition: '2026-W42', from: '2026-10-12', to: '2026-10-18' },
}
async function digest(part: Partial<DigestFigures>, language: Language): Promise<MailContent> {
  const said = composeDigest({ ...week, ...part }, language)
  const links = {
    delays: `${base}/delais?du=${week.from}&au=${week.to}`,
    unsubscribe: `${base}/api/digest/unsubscribe?token=MOT`,
  }
  return {
    subject: said.subject,
    text: digestText(said, links),
    html: await digestPage(said, links),
  }
}

const each = <Facts>(kind: string, table: Record<string, Facts>, write: Write<Facts>) =>
  Object.entries(table).map(
    ([what, facts]): MailSample => ({ kind, what, write: language => write(facts, language) }),
  )
type Write<Facts> = (facts: Facts, language: Language) => Promise<MailContent>

export const mailSamples: readonly MailSample[] = [
  ...each(
    'alert',
    {
      'one in time': { lines: [waiting(false)], toAll: false },
      'one late': { lines: [waiting(true)], toAll: true },
      'twenty-one': { lines: Array.from({ length: 21 }, () => waiting(false)), toAll: false },
      'twenty-five': { lines: Array.from({ length: 25 }, () => waiting(true)), toAll: true },
    },
    ({ lines, toAll }, language) => alert(language, lines, toAll),
  ),
  ...each('mention', { 'by somebody': name, 'by nobody known': null }, (by, language) =>
    mentionContent({
      ...{ language, commune, by, place: channel },
      href: `${base}/messages/1#note-1`,
      settings: `${base}/reglages/permanence`,
    }),
  ),
  ...each('approval', approvals, (facts, language) =>
    approvalContent({ ...ask, ...facts, language }),
  ),
  ...each(
    'approval',
    { list: 'ask', 'list of substitutes': 'substitute' } as const,
    (kind, language) =>
      approvalListContent(
        Array.from({ length: 4 }, (_, index) => ({
          ...ask,
          kind,
          language,
          link: index === 3 ? null : ask.link,
        })),
      ),
  ),
  ...each(
    'channel',
    {
      ends: { kind: 'ends', at: due },
      paused: { kind: 'paused', at, reason },
      'paused before': { kind: 'paused', at, reason: null },
    } as const,
    (news, language) =>
      administratorContent(
        accessNotice({
          ...{ commune, zone, channel, news },
          network: 'Facebook',
          href: `${base}/canaux#canal-1`,
        }),
        commune,
        language,
      ),
  ),
  ...each(
    'password',
    { forgotten: forgottenContent, invitation: invitationContent, joined: joinedContent },
    (write, language) =>
      write({ language, commune, zone, name, href: `${base}/mot-de-passe#MOT`, endsAt: due }),
  ),
  ...each('delivery', deliveries, deliveryContent),
  ...each('digest', digests, digest),
  ...each(
    'webhook-disabled',
    {
      gone: { disabledWhy: 'gone', failingSince: at },
      silent: { disabledWhy: 'silent', failingSince: at },
    } as const,
    (how, language) =>
      administratorContent(
        webhookNotice(
          { ...how, name: 'Intercom' },
          { name: commune, zone },
          `${base}/reglages/webhooks`,
        ),
        commune,
        language,
      ),
  ),
  ...each('feed', { dead: at, revived: null } as const, (deadAt, language) =>
    administratorContent(
      feedNotice(
        {
          name: channel,
          deadAt,
          failures: 40,
          failingSince: at,
          createdAt: at,
          readAt: at,
          error: null,
        },
        { name: commune, zone },
        due,
        `${base}/voisins`,
      ),
      commune,
      language,
    ),
  ),
  ...each('vigilance', { told: null } as const, (_, language) =>
    vigilanceContent({
      ...{ language, commune, title: vigilance, hours },
      ...{ path: '/alertes/nouvelle?article=1', href: `${base}/alertes/nouvelle?article=1` },
    }),
  ),
  ...each('hand', { due: false, last: true } as const, (isLast, language) =>
    handContent({
      ...{ language, commune, title, isLast, until: isLast ? '2026-06-03T10:00' : null },
      places: [{ channel, task: 'publish' }],
      ...{ path: '/', href: `${base}/` },
    }),
  ),
  {
    kind: 'warning-drill',
    what: 'drill',
    write: language =>
      drillContent({
        ...{ language, commune, by: name, href: `${base}/alertes` },
        said: [{ text, channels: [verbatim(channel), drillTexts.subscribers(title, 40)] }],
      }),
  },
  {
    kind: 'digest-consent',
    what: 'an address of others',
    write: language =>
      digestConsentContent(commune, `${base}/api/digest/confirm?token=MOT`, language),
  },
  ...each('subscriber-consent', { new: 'pending', known: 'active' } as const, state =>
    consentContent(
      {
        ...{ commune, communeId: 1, address: 'helene@exemple.fr', state, chosen: [1] },
        themes: [{ channelId: 1, way: 'mail', label: title }],
      },
      `${base}/abonnement/lien/1-x`,
    ),
  ).map(sample => ({ ...sample, isFrenchAlone: true as const })),
  { kind: 'trial', what: 'trial', write: language => trialContent(commune, language) },
  ...each(
    'share',
    { offer: 'offer', reminder: 'remind', cancelled: 'change', withdrawn: 'withdrawn' } as const,
    kind => {
      const kit = kind === 'withdrawn' ? null : kitOfShare(kind)
      return shareContent({ ...share, kind, kit, change: kit?.change ?? null })
    },
  ).map(sample => ({ ...sample, isFrenchAlone: true as const })),
  {
    kind: 'share',
    what: 'offer of a page',
    isFrenchAlone: true,
    write: () =>
      shareContent({ ...share, kind: 'offer', page: true, kit: kitOfShare('offer'), change: null }),
  },
  {
    kind: 'form-answer',
    what: 'answer',
    isFrenchAlone: true,
    write: () =>
      answerContent({ commune, text: `Bonjour,\n\n${comment}`, link: `${base}/ecrire/fil/1-MOT` }),
  },
  ...each('proposal', proposalNews(), news =>
    proposalContent({
      news,
      commune,
      committee: 'Comité des fêtes',
      title: news.kind === 'link' ? null : title,
      when: news.kind === 'link' ? null : 'Samedi 20 juin 2026 à 21 h',
      link: `${base}/proposer/1-MOT`,
    }),
  ).map(sample => ({ ...sample, isFrenchAlone: true as const })),
]

function proposalNews(): Record<string, ProposalNews> {
  return {
    link: { kind: 'link' },
    question: { kind: 'asked', comment: 'Faut-il réserver ?' },
    accepted: { kind: 'accepted' },
    declined: { kind: 'declined', comment: 'La place est prise.' },
    cancelled: { kind: 'changed', word: 'Annulé', sentence: 'Cet événement n’aura pas lieu.' },
  }
}

const share = {
  commune,
  partner: 'L’Épine',
  page: false,
  reader: name,
  title,
  link: `${base}/partage/1-1-MOT`,
  wish: `${base}/voisin/1-MOT`,
}

function kitOfShare(kind: 'offer' | 'remind' | 'change'): Kit {
  return {
    event: {
      slug: 'k3x9m2ab',
      uid: 'x',
      sequence: 0,
      title,
      startLocal: '2026-06-20T21:00',
      endLocal: null,
      startsAt: at,
      endsAt: null,
      zone,
      place,
      text,
      link: null,
      hashtags: '',
      status: 'planned',
      previousStartLocal: null,
      createdAt: at,
      updatedAt: at,
      commune: { id: 1, name: commune, postcode: '51330' },
      origin: null,
      pictures: [],
    },
    when: 'Samedi 20 juin 2026 à 21 h',
    place: `${place}, 51330 ${commune}`,
    change:
      kind === 'change' ? { word: 'Annulé', sentence: 'Cet événement n’aura pas lieu.' } : null,
    url: `${base}/agenda/k3x9m2ab`,
    texts: [
      { piece: 'facebook', title: 'Pour Facebook', hint: 'Page ou groupe.', text },
      { piece: 'short', title: 'En court', hint: 'PanneauPocket, SMS.', text: title },
    ],
    poster: null,
    hasCalendar: true,
  }
}
