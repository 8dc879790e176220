import { frenchCount, frenchNumber, isSingular } from '../../server/language/french.ts'
import { capital } from '../../server/language/typeset.ts'
import {
  shareLabel,
  type Verdict,
  verdictNames,
  withinLabel,
} from '../../server/reply-times/rules/verdict.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of the reply times in the language in force: they come with their screen. */
export const replyTimeMessages = translated({
  title: { fr: 'Délais de réponse', en: 'Reply times' },
  csv: { fr: 'Télécharger (CSV)', en: 'Download (CSV)' },
  print: { fr: 'Imprimer', en: 'Print' },
  evidence: {
    fr: 'Fiche de preuves : actions et chiffres de l’année sur une page',
    en: 'Evidence sheet: actions and figures of the year on one page',
  },
  further: { fr: 'Aller plus loin', en: 'Going further' },
  periods: {
    'this-week': { fr: 'Cette semaine', en: 'This week' },
    'last-week': { fr: 'Semaine passée', en: 'Last week' },
    month: { fr: 'Ce mois-ci', en: 'This month' },
    'twelve-weeks': { fr: '12 semaines', en: '12 weeks' },
  },
  exclusionsLabel: 'Exclusions',
  exclusions: {
    applied: { fr: 'Avec les exclusions', en: 'With exclusions' },
    ignored: { fr: 'Sans les exclusions', en: 'Without exclusions' },
  },
  withoutTitle: {
    fr: 'Tous ces chiffres sont donnés sans les exclusions',
    en: 'All these figures are given without exclusions',
  },
  withoutHelp: {
    fr: 'Ils comptent aussi les remerciements, les émojis seuls, les mots adressés à quelqu’un d’autre, les courriels automatiques, les messages masqués et ceux qu’un agent a écartés.',
    en: 'They also count thanks, emoji alone, words to somebody else, automatic mails, hidden messages and those that an officer left out.',
  },
  withAgain: {
    fr: 'Revenir aux chiffres avec les exclusions',
    en: 'Back to the figures with exclusions',
  },
  printedAt: (when: string) => ({ fr: `Chiffres du ${when}.`, en: `Figures of ${when}.` }),
  onlyChannel: (name: string) => ({ fr: `Canal : ${name}.`, en: `Channel: ${name}.` }),
  noMessage: { fr: 'Aucun message', en: 'No message' },
  noMessageHelp: {
    fr: 'Aucun échange n’a commencé pendant cette période : il n’y a donc rien à mesurer.',
    en: 'No exchange began in this period, so there is nothing to measure.',
  },
  headlineLabel: { fr: 'En bref', en: 'In short' },
  nothingCounted: { fr: 'Rien à compter encore', en: 'Nothing to count yet' },
  outOf: (onTime: number, counted: number) => ({
    fr: `${onTime} sur ${counted}`,
    en: `${onTime} of ${counted}`,
  }),
  verdictOver: (verdict: Verdict, span: string) => ({
    fr: `${capital(verdictNames[verdict].fr)} ${span}`,
    en: `${capital(verdictNames[verdict].en)} ${span}`,
  }),
  spans: {
    'this-week': { fr: 'cette semaine', en: 'this week' },
    'last-week': { fr: 'la semaine passée', en: 'last week' },
    month: { fr: 'ce mois-ci', en: 'this month' },
    'twelve-weeks': { fr: 'ces douze semaines', en: 'these twelve weeks' },
  },
  within: withinLabel,
  severalTargets: (targets: string) => ({
    fr: `Plusieurs objectifs (${targets}) : chaque message est jugé selon celui de son canal, le jour où il est arrivé.`,
    en: `Several targets (${targets}): each message is judged by that of its channel, on the day it came.`,
  }),
  /** Between two targets that held one after the other. */
  followedBy: { fr: ', puis ', en: ', then ' },
  targetOf: (target: string) => ({ fr: `objectif : ${target}`, en: `target: ${target}` }),
  weekBefore: { fr: 'La semaine d’avant :', en: 'The week before:' },
  verdictsBefore: {
    reached: { fr: 'atteint', en: 'reached' },
    nearly: { fr: 'presque atteint', en: 'nearly reached' },
    missed: { fr: 'manqué', en: 'missed' },
  },
  noMessageCounted: { fr: 'aucun message compté.', en: 'no message counted.' },
  comma: ',',
  partsLabel: { fr: 'Ce que sont devenus les messages', en: 'What became of the messages' },
  parts: {
    onTime: numbered('à temps', 'on time'),
    late: numbered('en retard', 'late'),
    missed: numbered('sans réponse, objectif dépassé', 'unanswered, past the target'),
    waiting: numbered('en attente, dans les temps', 'waiting, still in time'),
  },
  partsTotal: (count: number) => ({
    fr: `${messagesCount(count).fr} ${isSingular(count) ? 'compté' : 'comptés'} ou en attente`,
    en: `${messagesCount(count).en} counted or waiting`,
  }),
  share: (ratio: number, goal: number) => ({
    fr: `Soit ${shareLabel(ratio, goal).fr}, pour ${goal} % visés.`,
    en: `That is ${shareLabel(ratio, goal).en}, where ${goal}% are wanted.`,
  }),
  shareOf: shareLabel,
  unsure: (low: string, high: string) => ({
    fr: `Avec si peu de messages, la part véritable est sans doute entre ${low} et ${high}.`,
    en: `With so few messages, the true share is probably between ${low} and ${high}.`,
  }),
  received: counted(['message reçu', 'messages reçus'], ['message received', 'messages received']),
  besideLabel: { fr: 'À lire avec ce chiffre', en: 'To be read with this figure' },
  colon: { fr: ' : ', en: ': ' },
  whyUnfiltered: {
    fr: ', car tout message, même un merci, y compte comme une question.',
    en: ', since every message, even thanks, counts there as a question.',
  },
  whyUnfilteredSooner: {
    fr: ', car tout message, même un merci, y compte comme une question et l’attente commence parfois plus tôt.',
    en: ', since every message, even thanks, counts there as a question and some waits begin earlier.',
  },
  unfilteredLabel: { fr: 'Sans aucune exclusion :', en: 'Without any exclusion:' },
  shareBetween: (ratio: string, low: string, high: string) => ({
    fr: `${ratio}, sans doute entre ${low} et ${high}`,
    en: `${ratio}, probably between ${low} and ${high}`,
  }),
  unfilteredRest: (parts: string) => ({ fr: `Soit ${parts}.`, en: `That is ${parts}.` }),
  medianBoth: (office: string, elapsed: string) => ({
    fr: `médiane ${office} d’ouverture (écoulé : ${elapsed})`,
    en: `median ${office} of opening hours (elapsed: ${elapsed})`,
  }),
  waitingCount: (count: number) => ({
    fr: `${frenchNumber(count)} en attente`,
    en: `${count.toLocaleString('en-GB')} waiting`,
  }),
  notCounted: counted(['non compté', 'non comptés'], ['not counted', 'not counted']),
  kinds: {
    courtesy: counted(['mot de politesse', 'mots de politesse'], ['courtesy', 'courtesies']),
    emoji: counted(['émoji seul', 'émojis seuls'], ['emoji alone', 'emoji alone']),
    tag: counted(
      ['adressé à quelqu’un d’autre', 'adressés à quelqu’un d’autre'],
      ['to somebody else', 'to somebody else'],
    ),
    automatic: counted(
      ['courriel automatique', 'courriels automatiques'],
      ['automatic mail', 'automatic mails'],
    ),
    moderation: counted(['masqué', 'masqués'], ['hidden', 'hidden']),
    person: counted(
      ['écarté par un agent', 'écartés par un agent'],
      ['left out by an officer', 'left out by an officer'],
    ),
  },
  overruled: (rules: string) => ({
    fr: `Écartés par une règle et repris par vous\u00a0: ${rules}`,
    en: `Left out by a rule and counted again by you: ${rules}`,
  }),
  unruled: (value: number) => ({
    fr: `${frenchCount(value, 'mis de côté', 'mis de côté')} par vous, que nulle règle ne voyait`,
    en: `${count(value, 'set aside', 'set aside')} by you that no rule saw`,
  }),
  withdrawn: counted(
    ['retiré à temps par son auteur', 'retirés à temps par leur auteur'],
    ['withdrawn in time by its author', 'withdrawn in time by their authors'],
  ),
  holding: (value: number) => ({
    fr: frenchCount(
      value,
      'répondu par une réponse d’attente',
      'répondus par une réponse d’attente',
    ),
    en: count(value, 'answered by a holding reply', 'answered by a holding reply'),
  }),
  holdingOnTime: (count: number) => ({
    fr: `dont ${frenchNumber(count)} dans l’objectif`,
    en: `${count.toLocaleString('en-GB')} of them within the target`,
  }),
  office: { fr: 'Heures d’ouverture', en: 'Opening hours' },
  elapsed: { fr: 'Temps écoulé', en: 'Elapsed time' },
  median: { fr: 'Médiane', en: 'Median' },
  p90: { fr: '9 sur 10 en moins de', en: '9 out of 10 in less than' },
  p90Short: { fr: '9 sur 10', en: '9 out of 10' },
  clocksShort: {
    office: { fr: 'ouverture', en: 'opening' },
    elapsed: { fr: 'écoulé', en: 'elapsed' },
  },
  onClock: (figure: string, clock: string) => `${figure}, ${clock}`,
  shareTitle: { fr: 'Part', en: 'Share' },
  notYet: { fr: 'pas encore', en: 'not yet' },
  notYetMeans: (waits: string[]) => ({
    fr: `Pas encore : ${waits.join(', ')}.`,
    en: `Not yet: ${waits.join(', ')}.`,
  }),
  halfWaits: { fr: 'plus de la moitié attendent encore', en: 'more than half are still waiting' },
  tenthWaits: {
    fr: 'plus d’un sur dix attend encore',
    en: 'more than one in ten is still waiting',
  },
  clocksHelp: {
    fr: 'La moitié des messages ont leur réponse avant la médiane. Qui attend encore est compté comme tel, jamais oublié.',
    en: 'Half of the messages have their reply before the median. Whoever still waits is counted as such, never forgotten.',
  },
  breakdownTitle: { fr: 'Où', en: 'Where' },
  channel: { fr: 'Canal', en: 'Channel' },
  inTarget: { fr: 'Dans l’objectif', en: 'Within the target' },
  verdictTitle: { fr: 'Part visée', en: 'Wanted share' },
  none: { fr: 'aucun', en: 'none' },
  visibilities: {
    public: { fr: 'En public', en: 'In public' },
    private: { fr: 'En privé', en: 'In private' },
  },
  allChannels: { fr: 'Revenir à tous les canaux', en: 'Back to all channels' },
  arrivedAt: { fr: 'Message reçu', en: 'Message received' },
  outcome: { fr: 'Ce qu’il en est', en: 'What became of it' },
  weeksTitle: { fr: 'Semaine après semaine', en: 'Week after week' },
  weeksHeld: (measured: number) => ({
    fr: `Sur ${frenchCount(measured, 'semaine', 'semaines')}, objectif :`,
    en: `Of ${count(measured, 'week', 'weeks')}, goal:`,
  }),
  weeksVerdict: {
    reached: (count: number) => ({
      fr: `atteint ${frenchNumber(count)} fois`,
      en: `reached ${times(count)}`,
    }),
    nearly: (count: number) => ({
      fr: `presque atteint ${frenchNumber(count)} fois`,
      en: `nearly reached ${times(count)}`,
    }),
    missed: (count: number) => ({
      fr: `manqué ${frenchNumber(count)} fois`,
      en: `missed ${times(count)}`,
    }),
  },
  weeksLegend: (goal: string) => ({
    fr: `Colonne : la part à temps. Trait : les ${goal} que vise le conseil.`,
    en: `Column: the share on time. Line: the ${goal} that the council wants.`,
  }),
  weeksNone: {
    fr: 'Aucun message compté pendant ces douze semaines.',
    en: 'No message counted in these twelve weeks.',
  },
  week: { fr: 'Semaine', en: 'Week' },
  weekOf: (date: string) => ({ fr: `Semaine du ${date}`, en: `Week of ${date}` }),
  nothing: '–',
  noMessageShort: { fr: 'aucun message compté', en: 'no message counted' },
  onTimeOf: (onTime: number, counted: number) => ({
    fr: `${onTime} sur ${counted} dans l’objectif`,
    en: `${onTime} of ${counted} within the target`,
  }),
  notCountedTitle: (count: number) => ({
    fr: `Ce qui n’est pas compté : ${messagesCount(count).fr}`,
    en: `What is not counted: ${messagesCount(count).en}`,
  }),
  notMeasuredTitle: {
    fr: 'Ce qui n’est pas mesuré, et ce qu’il faut savoir',
    en: 'What is not measured, and what to know',
  },
  leftOut: {
    withdrawn: (count: number) => ({
      fr: `${messagesCount(count).fr} ${isSingular(count) ? 'retiré à temps par son auteur' : 'retirés à temps par leur auteur'}, avant toute réponse`,
      en: `${messagesCount(count).en} withdrawn in time by their author, before any reply`,
    }),
    outOfHours: (value: number) => ({
      fr: `${frenchCount(value, 'réponse donnée', 'réponses données')} hors horaires, ${isSingular(value) ? 'comptée' : 'comptées'} 0 min d’ouverture`,
      en: `${count(value, 'reply', 'replies')} given out of hours, counted as 0 min of opening hours`,
    }),
    history: (count: number) => ({
      fr: `${messagesCount(count).fr} repris de l’historique, ${isSingular(count) ? 'compté comme un autre' : 'comptés comme les autres'}, sans alerte`,
      en: `${messagesCount(count).en} taken over from history, counted like others, without alerts`,
    }),
  },
  meansNotShown: {
    fr: 'Les moyennes : quelques réponses très longues les faussent. La médiane leur est préférée.',
    en: 'Averages: a few very long replies distort them. The median is preferred.',
  },
  rules: { fr: 'Les règles qui écartent un message', en: 'The rules that leave a message out' },
  howItIsMeasured: { fr: 'Comment c’est mesuré, exactement', en: 'How it is measured, exactly' },
})

export const messagesCount = counted(['message', 'messages'], ['message', 'messages'])

const times = (value: number) => (value === 1 ? 'once' : `${value} times`)

/** A number before words that are the same for one and for several. */
function numbered(french: string, english: string) {
  return (value: number) => ({
    fr: `${frenchNumber(value)} ${french}`,
    en: `${value.toLocaleString('en-GB')} ${english}`,
  })
}

/** So many of one thing, by its names for one and for several in French and in English. */
function counted(french: [string, string], english: [string, string]) {
  return (value: number) => ({ fr: frenchCount(value, ...french), en: count(value, ...english) })
}
