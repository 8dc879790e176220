import { type Target, targetsLabel } from '../hours/rules-target.ts'
import {
  englishCount,
  englishDate,
  englishDuration,
  englishNumber,
  englishOfficeDuration,
  englishPercent,
} from '../language/english.ts'
import {
  frenchClock,
  frenchCount,
  frenchDate,
  frenchDuration,
  frenchNumber,
  frenchOfficeDuration,
  frenchPercent,
  NBSP,
  THIN,
} from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'
import {
  shareLabel,
  type Verdict,
  verdictLabel,
  withinLabel,
} from '../reply-times/rules/verdict.ts'
import { type DigestSchedule, scheduleLabel } from './rules-schedule.ts'

const shortDate = { year: false }

const joined = (parts: readonly Sentence[]) => ({
  fr: parts.map(({ fr }) => fr).join(', '),
  en: parts.map(({ en }) => en).join(', '),
})

/** A number before words that are the same for one and for several. */
const numbered = (french: string, english: string) => (count: number) => ({
  fr: `${frenchNumber(count)} ${french}`,
  en: `${englishNumber(count)} ${english}`,
})

type Unlisted = [one: string, several: string, place: string]

/** What the mail has no room for, and where in Tambour all of it is. */
const more = (french: Unlisted, english: Unlisted) => (count: number) => ({
  fr: `et ${frenchCount(count, french[0], french[1])}, voir ${french[2]} dans Tambour.`,
  en: `and ${englishCount(count, english[0], english[1])}, see ${english[2]} in Tambour.`,
})

/** What the digest says of a week but of its replies. */
export const digestTexts = sentences('digest.mail', {
  subject: (commune: string, span: Sentence, replies: Sentence) => ({
    fr: `${commune}, ${span.fr} : ${replies.fr}`,
    en: `${commune}, ${span.en}: ${replies.en}`,
  }),
  ofWeek: (week: number) => ({ fr: `semaine${NBSP}${week}`, en: `week${NBSP}${week}` }),
  lastDays: { fr: 'Les sept derniers jours', en: 'The last seven days' },
  posts: { fr: 'Publications', en: 'Posts' },
  nonePublished: { fr: 'Aucune publication cette semaine', en: 'No post this week' },
  published: (count: number) => ({
    fr: frenchCount(count, 'publiée', 'publiées'),
    en: `${englishNumber(count)} published`,
  }),
  noFailure: { fr: 'aucun échec', en: 'no failure' },
  toDoAgain: numbered('à reprendre', 'to be done again'),
  nothingToApprove: { fr: 'rien à valider', en: 'nothing to approve' },
  toApprove: numbered('à valider', 'to approve'),
  onChannel: (title: string, channel: string) => ({
    fr: `${title}, sur ${channel}`,
    en: `${title}, on ${channel}`,
  }),
  moreIssues: more(['autre', 'autres', 'Événements'], ['other', 'others', 'Events']),
  daysAhead: (days: number) => ({
    fr: `Les ${days}${NBSP}jours qui viennent`,
    en: `The next ${days}${NBSP}days`,
  }),
  noEvent: (last: string) => ({
    fr: `Aucun événement annoncé jusqu’au ${frenchDate(last, shortDate)}.`,
    en: `No event announced until ${englishDate(last, shortDate)}.`,
  }),
  moreEvents: (count: number, last: string) => ({
    fr: `et ${frenchCount(count, 'autre', 'autres')}, jusqu’au ${frenchDate(last, shortDate)}.`,
    en: `and ${englishCount(count, 'other', 'others')}, until ${englishDate(last, shortDate)}.`,
  }),
  postponed: { fr: '(reporté)', en: '(postponed)' },
  cancelled: { fr: '(annulé)', en: '(cancelled)' },
  neighbours: { fr: 'Voisins', en: 'Neighbours' },
  shares: (
    { events, partners, offers }: { events: number; partners: number; offers: number },
    became: readonly Sentence[],
  ) => {
    // Where each was offered one event, how often is told by how many they are.
    const times = (figure: string) => (offers === partners ? '' : ` ${figure},`)
    return {
      fr: `${frenchCount(events, 'événement proposé', 'événements proposés')}${times(frenchCount(offers, 'fois', 'fois'))} à ${frenchCount(partners, 'voisin', 'voisins')}${NBSP}: ${joined(became).fr}.`,
      en: `${englishCount(events, 'event', 'events')} proposed${times(englishCount(offers, 'time', 'times'))} to ${englishCount(partners, 'neighbour', 'neighbours')}: ${joined(became).en}.`,
    }
  },
  notAccepted: (events: number) => ({
    fr: events === 1 ? 'pas encore accepté' : 'pas encore acceptés',
    en: 'not accepted yet',
  }),
  accepted: (events: number, count: number) => ({
    fr: `${events === 1 ? 'accepté' : 'acceptés'} ${frenchCount(count, 'fois', 'fois')}`,
    en: `accepted ${englishCount(count, 'time', 'times')}`,
  }),
  /** Beside how many were accepted: half of so many. */
  halfWithin: (ms: number) => ({
    fr: `la moitié en ${frenchDuration(ms)} au plus`,
    en: `half within ${englishDuration(ms)}`,
  }),
  publishedTimes: (events: number, count: number) => ({
    fr: `${events === 1 ? 'publié' : 'publiés'} ${frenchCount(count, 'fois', 'fois')}`,
    en: `published ${englishCount(count, 'time', 'times')}`,
  }),
  sharesBefore: (became: readonly Sentence[]) => ({
    fr: `Ce qui avait été proposé avant cette semaine${NBSP}: ${joined(became).fr}.`,
    en: `What had been proposed before this week: ${joined(became).en}.`,
  }),
  offersWait: (count: number) => ({
    fr: `${frenchCount(count, 'événement d’un voisin attend', 'événements de voisins attendent')} votre réponse.`,
    en: `${englishCount(count, 'event of a neighbour waits', 'events of neighbours wait')} for your answer.`,
  }),
  quietWeek: {
    fr: 'Semaine calme : aucun message à traiter, aucune publication, rien à valider.',
    en: 'A quiet week: no message to deal with, no post, nothing to approve.',
  },
  schoolHolidays: (name: Sentence, last: string) => ({
    fr: `${name.fr}, jusqu’au ${frenchDate(last, shortDate)}`,
    en: `${name.en}, until ${englishDate(last, shortDate)}`,
  }),
  electionPeriod: (name: Sentence, last: string) => ({
    fr: `début de la période électorale (${name.fr}), jusqu’au ${frenchDate(last)}`,
    en: `the election period begins (${name.en}), until ${englishDate(last)}`,
  }),
  moreChannels: more(
    ['autre canal', 'autres canaux', 'Canaux'],
    ['other channel', 'other channels', 'Channels'],
  ),
  moreReminders: more(
    ['autre démarche', 'autres démarches', 'Calendrier'],
    ['other step', 'other steps', 'Calendar'],
  ),
  toKnow: { fr: 'À savoir', en: 'Good to know' },
  noBackup: {
    fr: 'Tambour n’a aucune sauvegarde : l’administration trouve pourquoi dans Réglages, Sauvegardes.',
    en: 'Tambour has no backup: an administrator finds out why in Settings, Backups.',
  },
  lateBackup: (madeOn: string) => ({
    fr: `La dernière sauvegarde de Tambour date du ${frenchDate(madeOn)} : l’administration trouve pourquoi dans Réglages, Sauvegardes.`,
    en: `Tambour’s last backup is of ${englishDate(madeOn)}: an administrator finds out why in Settings, Backups.`,
  }),
  holiday: (name: Sentence) => ({ fr: `${name.fr}, jour férié`, en: `${name.en}, public holiday` }),
  summerTime: (from: number, to: number) => ({
    fr: `passage à l’heure d’été, à ${frenchClock(from, 0)} il sera ${frenchClock(to, 0)}`,
    en: `change to summer time, at ${from}:00 it will be ${to}:00`,
  }),
  winterTime: (from: number, to: number) => ({
    fr: `passage à l’heure d’hiver, à ${frenchClock(from, 0)} il sera ${frenchClock(to, 0)}`,
    en: `change to winter time, at ${from}:00 it will be ${to}:00`,
  }),
  notMeasured: { fr: 'Ce qui n’est pas mesuré', en: 'What is not measured' },
  moreNotMeasured: more(['autre', 'autres', 'Délais'], ['other', 'others', 'Reply times']),
  see: { fr: 'Voir ces délais dans Tambour', en: 'See these reply times in Tambour' },
  why: (schedule: DigestSchedule) => ({
    fr: `Vous recevez ce récapitulatif ${scheduleLabel(schedule).fr}, comme destinataire choisi par la mairie. Il ne nomme aucun habitant et ne dit à personne que vous l’avez ouvert.`,
    en: `You get this digest ${scheduleLabel(schedule).en}, as a recipient chosen by the mairie. It names no resident and tells nobody that you have opened it.`,
  }),
  unsubscribe: { fr: `Se${NBSP}désabonner`, en: 'Unsubscribe' },
})

/** What became of a publication that is not out. */
export const issueTexts = sentences('digest.mail.issue', {
  failed: { fr: 'échec', en: 'failed' },
  unconfirmed: { fr: 'peut-être publiée, à vérifier', en: 'perhaps published, to be checked' },
  missed: { fr: 'non publiée, l’heure était passée', en: 'not published, its time had passed' },
})

/** Beside a share, against the week before: in words too, for who hears the mail. */
export const trendTexts = sentences('digest.mail.trend', {
  up: { fr: `↗${NBSP}en hausse`, en: '↗ up' },
  down: { fr: `↘${NBSP}en baisse`, en: '↘ down' },
  same: { fr: `→${NBSP}inchangée`, en: '→ unchanged' },
})

/** What the digest says of replies; lengths are ms, ratios from 0 to 1. */
export const replyTexts = sentences('digest.mail.replies', {
  noMessageAtAll: { fr: 'Aucun message', en: 'No message' },
  thatNeedsReply: {
    fr: 'qui demande une réponse cette semaine',
    en: 'that needs a reply this week',
  },
  outOf: (onTime: number, counted: number) => ({
    fr: `${frenchNumber(onTime)}${NBSP}sur${NBSP}${frenchNumber(counted)}`,
    en: `${englishNumber(onTime)}${NBSP}of${NBSP}${englishNumber(counted)}`,
  }),
  withRatio: (share: Sentence, ratio: number) => ({
    fr: `${share.fr} (${frenchPercent(ratio)})`,
    en: `${share.en} (${englishPercent(ratio)})`,
  }),
  waiting: numbered('en attente', 'waiting'),
  noMessage: { fr: 'aucun message', en: 'no message' },
  noneEither: { fr: 'aucun non plus', en: 'none either' },
  halfWaited: { fr: 'plus de la moitié attendaient', en: 'more than half were waiting' },
  weekBefore: (figure: Sentence) => ({
    fr: `la semaine d’avant${NBSP}: ${figure.fr}`,
    en: `the week before: ${figure.en}`,
  }),
  quietBefore: (figure: Sentence) => ({
    fr: `La semaine d’avant${NBSP}: ${figure.fr}.`,
    en: `The week before: ${figure.en}.`,
  }),
  medianBefore: (ms: number) => ({
    fr: `la semaine d’avant${NBSP}: ${frenchOfficeDuration(ms)}`,
    en: `the week before: ${englishOfficeDuration(ms)}`,
  }),
  thatIs: (
    ratio: number,
    goalPercent: number,
    trend: keyof typeof trendTexts | null,
    before: Sentence,
  ) => {
    const { fr, en } = shareLabel(ratio, goalPercent)
    const than = trend === null ? null : trendTexts[trend]
    return {
      fr: `soit ${fr}${than === null ? '' : `, ${than.fr}`}${THIN}; ${before.fr}`,
      en: `that is ${en}${than === null ? '' : `, ${than.en}`}; ${before.en}`,
    }
  },
  /** @param first the week of the first of these shares, 0–1; null: nothing was counted */
  weekByWeek: (first: number, ratios: readonly (number | null)[], goalPercent: number) => ({
    fr: `Part des messages répondus dans l’objectif, semaine par semaine depuis la semaine${NBSP}${first}${NBSP}: ${ratios.map(ratio => (ratio === null ? 'aucune' : frenchPercent(ratio))).join(', ')}. Objectif${NBSP}: ${frenchPercent(goalPercent / 100)}.`,
    en: `Share of messages answered within the target, week by week since week${NBSP}${first}: ${ratios.map(ratio => (ratio === null ? 'none' : englishPercent(ratio))).join(', ')}. Goal: ${englishPercent(goalPercent / 100)}.`,
  }),
  chartCaption: (weeks: number, goalPercent: number) => ({
    fr: `Les ${weeks}${NBSP}dernières semaines${NBSP}; le trait${NBSP}: ${frenchPercent(goalPercent / 100)} visés`,
    en: `The last ${weeks}${NBSP}weeks; the line: ${englishPercent(goalPercent / 100)} wanted`,
  }),
  tooFew: (low: number, high: number) => ({
    fr: `avec si peu de cas, la vraie part est sans doute entre ${frenchPercent(low)} et ${frenchPercent(high)}`,
    en: `with so few cases, the true share is probably between ${englishPercent(low)} and ${englishPercent(high)}`,
  }),
  unfiltered: (share: Sentence) => ({
    fr: `sans aucune exclusion${NBSP}: ${share.fr}, car tout message, même un merci, y compte comme une question`,
    en: `without any exclusion: ${share.en}, since every message, even thanks, counts there as a question`,
  }),
  unfilteredSooner: (share: Sentence) => ({
    fr: `sans aucune exclusion${NBSP}: ${share.fr}, car tout message, même un merci, y compte comme une question et l’attente commence parfois plus tôt`,
    en: `without any exclusion: ${share.en}, since every message, even thanks, counts there as a question and some waits begin earlier`,
  }),
  withdrawn: (count: number) => ({
    fr: frenchCount(count, 'retiré par son auteur', 'retirés par leur auteur'),
    en: englishCount(count, 'withdrawn by its author', 'withdrawn by their authors'),
  }),
  holding: (count: number) => ({
    fr: `dont ${frenchCount(count, 'réponse d’attente', 'réponses d’attente')}`,
    en: `of which ${englishCount(count, 'holding reply', 'holding replies')}`,
  }),
  withinTarget: (targets: readonly Target[]) => ({
    fr: `dans ${targetsLabel(targets).fr}`,
    en: `within ${targetsLabel(targets).en}`,
  }),
  /** Goes on after « 21 sur 28 ». */
  verdictWithin: (targets: readonly Target[], verdict: Verdict, goalPercent: number) => ({
    fr: `${withinLabel(targets).fr}${NBSP}: ${verdictLabel(verdict, goalPercent).fr}`,
    en: `${withinLabel(targets).en}: ${verdictLabel(verdict, goalPercent).en}`,
  }),
  halfWait: { fr: 'plus de la moitié attendent encore', en: 'more than half are still waiting' },
  median: {
    fr: 'de délai médian, en heures d’ouverture',
    en: 'median reply time, in opening hours',
  },
  medianBoth: (elapsedMs: number) => ({
    fr: `de délai médian, en heures d’ouverture${THIN}; ${frenchDuration(elapsedMs)} écoulées en tout`,
    en: `median reply time, in opening hours; ${englishDuration(elapsedMs)} elapsed in all`,
  }),
  unanswered: { fr: 'sans réponse', en: 'unanswered' },
  stillInTime: { fr: 'encore dans les temps', en: 'still in time' },
  ofThemInTime: (count: number) => ({
    fr: `dont ${frenchNumber(count)} encore dans les temps`,
    en: `of which ${englishNumber(count)} still in time`,
  }),
  andOlder: (count: number) => ({
    fr: `et ${frenchCount(count, 'plus ancien', 'plus anciens')}, d’avant cette semaine`,
    en: `and ${englishNumber(count)} older, from before this week`,
  }),
  olderUnanswered: {
    fr: 'sans réponse, d’avant cette semaine',
    en: 'unanswered, from before this week',
  },
  allAnswered: { fr: 'chacun a eu sa réponse', en: 'everybody got a reply' },
  unansweredCount: numbered('sans réponse', 'unanswered'),
  shareAnd: (share: Sentence, waiting: Sentence) => ({
    fr: `${share.fr} dans l’objectif, ${waiting.fr}`,
    en: `${share.en} within the target, ${waiting.en}`,
  }),
})
