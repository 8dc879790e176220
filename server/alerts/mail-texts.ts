import { longWaitMs, type Target, targetLabel } from '../hours/rules-target.ts'
import {
  englishCount,
  englishDuration,
  englishInstant,
  englishOfficeDuration,
  englishTime,
} from '../language/english.ts'
import {
  frenchCount,
  frenchDuration,
  frenchInstant,
  frenchOfficeDuration,
  frenchTime,
  isSingular,
  localMinute,
  NBSP,
} from '../language/french.ts'
import { sentences } from '../language/sentence.ts'
import { ofTown } from '../language/town.ts'

const parts = { weekday: true, year: false }

/** What a mail says of those who wait; lengths are ms, instants ms UTC. */
export const alertTexts = sentences('alerts.mail', {
  subject: (waiting: number, commune: string) => ({
    fr: `${frenchCount(waiting, 'personne attend', 'personnes attendent')} une réponse, ${commune}`,
    en: `${englishCount(waiting, 'person is', 'people are')} waiting for a reply, ${commune}`,
  }),
  title: (waiting: number) => ({
    fr: `${frenchCount(waiting, 'personne attend', 'personnes attendent')} une réponse`,
    en: `${englishCount(waiting, 'person is', 'people are')} waiting for a reply`,
  }),
  answer: { fr: 'Répondre', en: 'Reply' },
  seeAll: { fr: 'Voir qui attend', en: 'See who is waiting' },
  more: (count: number) => ({
    fr: isSingular(count) ? 'Et une autre' : `Et ${frenchCount(count, 'autre', 'autres')}`,
    en: count === 1 ? 'And one other' : `And ${englishCount(count, 'other', 'others')}`,
  }),
  inPublic: { fr: 'commentaire public', en: 'public comment' },
  inCharge: (name: string) => ({ fr: `pour ${name}`, en: `for ${name}` }),
  inPrivate: { fr: 'message privé', en: 'private message' },
  since: (openedAt: number, zone: string, officeMs: number, elapsedMs: number) => {
    const isLong = officeMs >= longWaitMs
    const office = isLong ? '' : `${frenchOfficeDuration(officeMs)} d’ouverture, `
    const hours = isLong ? '' : `${englishOfficeDuration(officeMs)} of opening hours, `
    return {
      fr: `depuis le ${frenchInstant(openedAt, zone, parts)}${NBSP}: ${office}${frenchDuration(elapsedMs)} en tout`,
      en: `since ${englishInstant(openedAt, zone, parts)}: ${hours}${englishDuration(elapsedMs)} in all`,
    }
  },
  inDoubt: {
    fr: `Une réponse est écrite, mais elle n’est peut-être pas arrivée${NBSP}: renvoyez-la, ou dites qu’elle est arrivée.`,
    en: 'A reply was written but may not have arrived: send it again, or say that it did arrive.',
  },
  left: (ms: number) => ({
    fr: `Il reste ${frenchOfficeDuration(ms)} pour répondre à temps.`,
    en: `${englishOfficeDuration(ms)} left to reply in time.`,
  }),
  late: (ms: number, target: Target) => ({
    fr: `${frenchOfficeDuration(ms)} au-delà de l’objectif de ${targetLabel(target).fr}.`,
    en: `${englishOfficeDuration(ms)} past the target of ${targetLabel(target).en}.`,
  }),
  /** A target in working days, where the mairie opens no more. */
  neverOpen: (target: Target) => ({
    fr: `Aucune ouverture n’est prévue d’ici l’objectif de ${targetLabel(target).fr}.`,
    en: `No opening is planned before the target of ${targetLabel(target).en}.`,
  }),
  neverOpenLabel: {
    fr: `pour répondre${NBSP}: aucune ouverture n’est prévue d’ici là`,
    en: 'to reply: no opening is planned until then',
  },
  /** After the length, which stands alone. */
  leftLabel: { fr: 'pour répondre à temps', en: 'left to reply in time' },
  lateLabel: (target: Target) => ({
    fr: `au-delà de l’objectif de ${targetLabel(target).fr}`,
    en: `past the target of ${targetLabel(target).en}`,
  }),
  toAll: {
    fr: `Personne n’est de permanence aujourd’hui${NBSP}: cette alerte est envoyée à tous les agents.`,
    en: 'Nobody is on duty today: this alert is sent to all officers.',
  },
  onDuty: {
    fr: 'Vous recevez cette alerte parce que vous êtes de permanence.',
    en: 'You get this alert because you are on duty.',
  },
  settings: {
    fr: 'Régler la permanence et les alertes',
    en: 'Change duty and alerts',
  },
})

/** What a telephone shows of those who wait: a line or two, read at a glance. */
export const pushTexts = sentences('alerts.push', {
  /** « Depuis 10 h 02. Il reste 7 min pour répondre à temps. » */
  since: (openedAt: number, zone: string, isToday: boolean) => ({
    fr: isToday
      ? `Depuis ${frenchTime(openedAt, zone)}.`
      : `Depuis le ${frenchInstant(openedAt, zone, parts)}.`,
    en: isToday
      ? `Since ${englishTime(localMinute(openedAt, zone).slice(11))}.`
      : `Since ${englishInstant(openedAt, zone, parts)}.`,
  }),
  quote: (name: string, words: string) => ({
    fr: `${name}${NBSP}: «${NBSP}${words}${NBSP}»`,
    en: `${name}: “${words}”`,
  }),
  /** Why nobody has to do anything any more. */
  taken: (name: string) => ({ fr: `${name} s’en charge`, en: `${name} takes it` }),
  held: (words: string) => ({
    fr: `En attente ${ofTown(words)}`,
    en: `Waiting for ${words}`,
  }),
  settled: {
    fr: 'Plus personne n’attend de réponse ici',
    en: 'Nobody waits for a reply here any more',
  },
  reply: { fr: 'Répondre', en: 'Reply' },
  take: { fr: 'Je m’en charge', en: 'I’ll take it' },
  noReply: { fr: 'Pas de réponse attendue', en: 'No reply expected' },
})
