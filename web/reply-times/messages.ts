import type { Target } from '../../server/hours/rules-target.ts'
import { englishList } from '../../server/language/english.ts'
import { frenchCount, frenchList, frenchNumber, isSingular } from '../../server/language/french.ts'
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
  within: (targets: readonly Target[]) => ({
    fr: withinLabel(targets).fr,
    en: withinLabel(targets).en,
  }),
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
    onTime: (count: number) => ({
      fr: `${frenchNumber(count)} à temps`,
      en: `${count.toLocaleString('en-GB')} on time`,
    }),
    late: (count: number) => ({
      fr: `${frenchNumber(count)} en retard`,
      en: `${count.toLocaleString('en-GB')} late`,
    }),
    missed: (count: number) => ({
      fr: `${frenchNumber(count)} sans réponse, objectif dépassé`,
      en: `${count.toLocaleString('en-GB')} unanswered, past the target`,
    }),
    waiting: (count: number) => ({
      fr: `${frenchNumber(count)} en attente, dans les temps`,
      en: `${count.toLocaleString('en-GB')} waiting, still in time`,
    }),
  },
  partsTotal: (count: number) => ({
    fr: `${messagesCount(count).fr} ${isSingular(count) ? 'compté' : 'comptés'} ou en attente`,
    en: `${messagesCount(count).en} counted or waiting`,
  }),
  whoTitle: { fr: 'Qui attend encore', en: 'Who still waits' },
  whoNobody: {
    fr: 'Aucun message de la période n’attend encore de réponse.',
    en: 'No message of the period still waits for a reply.',
  },
  share: (ratio: number, goal: number) => ({
    fr: `Soit ${shareLabel(ratio, goal).fr}, pour ${goal} % visés.`,
    en: `That is ${shareLabel(ratio, goal).en}, where ${goal}% are wanted.`,
  }),
  shareOf: (ratio: number, goal: number) => ({
    fr: shareLabel(ratio, goal).fr,
    en: shareLabel(ratio, goal).en,
  }),
  unsure: (low: string, high: string) => ({
    fr: `Avec si peu de messages, la part véritable est sans doute entre ${low} et ${high}.`,
    en: `With so few messages, the true share is probably between ${low} and ${high}.`,
  }),
  received: (value: number) => ({
    fr: frenchCount(value, 'message reçu', 'messages reçus'),
    en: count(value, 'message received', 'messages received'),
  }),
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
  notCounted: (value: number) => ({
    fr: frenchCount(value, 'non compté', 'non comptés'),
    en: count(value, 'not counted', 'not counted'),
  }),
  kinds: {
    courtesy: (value: number) => ({
      fr: frenchCount(value, 'mot de politesse', 'mots de politesse'),
      en: count(value, 'courtesy', 'courtesies'),
    }),
    emoji: (value: number) => ({
      fr: frenchCount(value, 'émoji seul', 'émojis seuls'),
      en: count(value, 'emoji alone', 'emoji alone'),
    }),
    tag: (value: number) => ({
      fr: frenchCount(value, 'adressé à quelqu’un d’autre', 'adressés à quelqu’un d’autre'),
      en: count(value, 'to somebody else', 'to somebody else'),
    }),
    automatic: (value: number) => ({
      fr: frenchCount(value, 'courriel automatique', 'courriels automatiques'),
      en: count(value, 'automatic mail', 'automatic mails'),
    }),
    moderation: (value: number) => ({
      fr: frenchCount(value, 'masqué', 'masqués'),
      en: count(value, 'hidden', 'hidden'),
    }),
    person: (value: number) => ({
      fr: frenchCount(value, 'écarté par un agent', 'écartés par un agent'),
      en: count(value, 'left out by an officer', 'left out by an officer'),
    }),
  },
  overruled: (rules: string) => ({
    fr: `Écartés par une règle et repris par vous\u00a0: ${rules}`,
    en: `Left out by a rule and counted again by you: ${rules}`,
  }),
  unruled: (value: number) => ({
    fr: `${frenchCount(value, 'mis de côté', 'mis de côté')} par vous, que nulle règle ne voyait`,
    en: `${count(value, 'set aside', 'set aside')} by you that no rule saw`,
  }),
  kindNames: {
    courtesy: { fr: 'mots de politesse', en: 'courtesies' },
    emoji: { fr: 'émojis seuls', en: 'emoji alone' },
    tag: { fr: 'adressés à quelqu’un d’autre', en: 'to somebody else' },
    automatic: { fr: 'courriels automatiques', en: 'automatic mails' },
    moderation: { fr: 'masqués', en: 'hidden' },
    person: { fr: 'écartés par un agent', en: 'left out by an officer' },
  },
  withdrawn: (value: number) => ({
    fr: frenchCount(value, 'retiré à temps par son auteur', 'retirés à temps par leur auteur'),
    en: count(value, 'withdrawn in time by its author', 'withdrawn in time by their authors'),
  }),
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
  clocksTitle: { fr: 'Combien de temps', en: 'How long' },
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
  curveSaid: (shares: string) => ({
    fr: `Ont leur réponse : ${shares}.`,
    en: `Got their reply: ${shares}.`,
  }),
  curvePart: (time: string, share: string) => ({
    fr: `${share} en ${time}`,
    en: `${share} within ${time}`,
  }),
  curveTooSoon: {
    fr: 'Personne n’attend depuis assez longtemps pour que cela se lise.',
    en: 'Nobody has waited long enough for this to be read.',
  },
  curveLegend: {
    fr: 'Heures d’ouverture, de 1 min à 24 h, par multiples. Bande : la vraie part s’y trouve 95 fois sur 100. La courbe s’arrête à la plus longue attente connue.',
    en: 'Opening hours, from 1 min to 24 h, by multiples. Band: the true share lies there 95 times out of 100. The curve ends at the longest wait known.',
  },
  curveLabel: {
    fr: 'Courbe de la part des messages répondus selon le temps.',
    en: 'Curve of the share of messages answered by time.',
  },
  answeredBy: (time: string, share: string) => ({
    fr: `En ${time} : ${share} ont leur réponse`,
    en: `Within ${time}: ${share} got their reply`,
  }),
  between: (low: string, high: string) => ({
    fr: `entre ${low} et ${high}`,
    en: `between ${low} and ${high}`,
  }),
  byThen: { fr: 'En moins de', en: 'In less than' },
  shareAnswered: { fr: 'Ont leur réponse', en: 'Got their reply' },
  surely: { fr: '95 fois sur 100', en: '95 times out of 100' },
  notKnown: { fr: 'pas encore connu', en: 'not known yet' },
  targetMark: (time: string) => ({ fr: `objectif, ${time}`, en: `target, ${time}` }),
  mediansTitle: { fr: 'Délai médian, semaine par semaine', en: 'Median reply time, week by week' },
  mediansLabel: {
    fr: 'Un point par semaine : son délai médian.',
    en: 'A dot a week: its median reply time.',
  },
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
  slowTitle: { fr: 'Les plus longs', en: 'The slowest' },
  slowEmpty: {
    fr: 'Aucune réponse à mesurer pour cette période.',
    en: 'No reply to measure for this period.',
  },
  seeAll: { fr: 'Voir la liste', en: 'See the list' },
  seeAnswered: (count: number) => ({
    fr: isSingular(count) ? 'Voir la réponse' : `Voir les ${frenchNumber(count)}`,
    en: count === 1 ? 'See the reply' : `See all ${count.toLocaleString('en-GB')}`,
  }),
  arrivedAt: { fr: 'Message reçu', en: 'Message received' },
  outcome: { fr: 'Ce qu’il en est', en: 'What became of it' },
  listCount: (value: number, isSlowest: boolean) => ({
    fr:
      value === 0
        ? 'Aucun message.'
        : isSlowest
          ? `${frenchCount(value, 'réponse', 'réponses')}, de la plus longue à la plus courte.`
          : `${messagesCount(value).fr}, du plus ancien au plus récent.`,
    en:
      value === 0
        ? 'No message.'
        : isSlowest
          ? `${count(value, 'reply', 'replies')}, slowest first.`
          : `${messagesCount(value).en}, oldest first.`,
  }),
  showMore: { fr: 'Afficher la suite', en: 'Show more' },
  shownOf: (shown: number, count: number) => ({
    fr: `${frenchNumber(shown)} sur ${frenchNumber(count)}`,
    en: `${shown.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')}`,
  }),
  lists: {
    recus: { fr: 'Messages reçus', en: 'Messages received' },
    'dans-objectif': { fr: 'Réponses dans l’objectif', en: 'Replies within the target' },
    comptes: { fr: 'Messages comptés', en: 'Messages counted' },
    mesures: { fr: 'Messages comptés ou en attente', en: 'Messages counted or waiting' },
    attendent: { fr: 'Qui attend encore', en: 'Who still waits' },
    'comptes-sans-exclusion': {
      fr: 'Messages comptés sans aucune exclusion',
      en: 'Messages counted without any exclusion',
    },
    repondus: { fr: 'Messages répondus', en: 'Messages answered' },
    'plus-longs': { fr: 'Réponses les plus longues', en: 'Slowest replies' },
    'en-retard': { fr: 'Réponses en retard', en: 'Late replies' },
    'sans-reponse': { fr: 'Sans réponse, objectif dépassé', en: 'Unanswered, past the target' },
    'en-attente': { fr: 'En attente, dans les temps', en: 'Waiting, still in time' },
    ecartes: { fr: 'Messages non comptés', en: 'Messages not counted' },
    retires: { fr: 'Messages retirés à temps par leur auteur', en: 'Messages withdrawn in time' },
    'hors-horaires': { fr: 'Réponses hors horaires', en: 'Replies out of hours' },
    historique: { fr: 'Messages repris de l’historique', en: 'Messages taken over from history' },
    'reponses-attente': {
      fr: 'Messages répondus par une réponse d’attente',
      en: 'Messages answered by a holding reply',
    },
    'reponses-attente-dans-objectif': {
      fr: 'Réponses d’attente dans l’objectif',
      en: 'Holding replies within the target',
    },
    publics: { fr: 'Messages publics comptés', en: 'Public messages counted' },
    prives: { fr: 'Messages privés comptés', en: 'Private messages counted' },
    arrivees: { fr: 'Messages qui demandent une réponse', en: 'Messages that need a reply' },
  },
  weeksTitle: { fr: 'Semaine après semaine', en: 'Week after week' },
  weeksSummary: (over: number, measured: number, target: string) => ({
    fr:
      over === 0
        ? `Médiane sous ${target} chaque semaine (${measured} sur ${measured}).`
        : `Médiane au-dessus de ${target} pendant ${frenchCount(over, 'semaine', 'semaines')} sur ${measured}.`,
    en:
      over === 0
        ? `Median under ${target} every week (${measured} of ${measured}).`
        : `Median above ${target} in ${count(over, 'week', 'weeks')} of ${measured}.`,
  }),
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
  weeksUnreached: (count: number, mondays: string) => ({
    fr: `Plus de la moitié attendent encore : ${isSingular(count) ? 'semaine du' : 'semaines du'} ${mondays}.`,
    en: `More than half are still waiting: ${count === 1 ? 'week' : 'weeks'} of ${mondays}.`,
  }),
  triangleNamed: {
    fr: 'Triangle, à droite : plus de la moitié attendent encore.',
    en: 'Triangle on the right: more than half are still waiting.',
  },
  targetDrawn: (target: string) => ({
    fr: `Tirets : l’objectif, ${target}.`,
    en: `Dashes: the target, ${target}.`,
  }),
  /** Among several that hold, those in minutes. */
  targetsDrawn: (targets: readonly string[]) => ({
    fr: isSingular(targets.length)
      ? `Tirets : l’objectif de ${targets.join()}, pour une partie des messages.`
      : `Tirets : les objectifs de ${frenchList(targets)}, chacun pour une partie des messages.`,
    en:
      targets.length === 1
        ? `Dashes: the target of ${targets.join()}, for some of the messages.`
        : `Dashes: the targets of ${englishList(targets)}, each for some of the messages.`,
  }),
  aimDrawn: (aim: string) => ({
    fr: `Pointillés : le délai visé, ${aim}.`,
    en: `Dots: the aim, ${aim}.`,
  }),
  /** Those in working days. */
  targetsNotDrawn: (targets: readonly string[]) => ({
    fr: isSingular(targets.length)
      ? `Sans trait : l’objectif de ${targets.join()}.`
      : `Sans trait : les objectifs de ${frenchList(targets)}.`,
    en:
      targets.length === 1
        ? `Without a line: the target of ${targets.join()}.`
        : `Without a line: the targets of ${englishList(targets)}.`,
  }),
  asTable: { fr: 'En tableau', en: 'As a table' },
  asChart: { fr: 'En graphique', en: 'As a chart' },
  chartFailed: {
    fr: 'La courbe n’a pas pu être chargée. Ses chiffres sont dans le tableau.',
    en: 'The chart could not be loaded. Its figures are in the table.',
  },
  week: { fr: 'Semaine', en: 'Week' },
  weekOf: (date: string) => ({ fr: `Semaine du ${date}`, en: `Week of ${date}` }),
  nothing: '–',
  noMessageShort: { fr: 'aucun message compté', en: 'no message counted' },
  onTimeOf: (onTime: number, counted: number) => ({
    fr: `${onTime} sur ${counted} dans l’objectif`,
    en: `${onTime} of ${counted} within the target`,
  }),
  arrivalsTitle: { fr: 'Quand arrivent les messages', en: 'When messages arrive' },
  arrivalsNone: {
    fr: 'Aucun message qui demande une réponse.',
    en: 'No message that needs a reply.',
  },
  arrivalsAll: (total: number) => ({
    fr: `${messagesCount(total).fr} en tout`,
    en: `${messagesCount(total).en} in all`,
  }),
  arrivalsOpen: (inHours: number, total: number, share: string) => ({
    fr: `${frenchNumber(inHours)} sur ${messagesCount(total).fr} (${share}) ${
      isSingular(inHours) ? 'est arrivé' : 'sont arrivés'
    } à une heure où la mairie est ouverte`,
    en: `${inHours.toLocaleString('en-GB')} of ${messagesCount(total).en} (${share}) came in an hour in which the mairie is open`,
  }),
  sentence: (text: string) => `${text}.`,
  arrivalsPeak: (share: string, when: string, count: number) => ({
    fr: `${share} ; le plus souvent le ${when} (${frenchNumber(count)}).`,
    en: `${share}; most often on ${when} (${count.toLocaleString('en-GB')}).`,
  }),
  arrivalsLegend: {
    fr: 'Plus la case est verte, plus il y en a. Une case encadrée sur fond teinté est une heure d’ouverture, même en partie.',
    en: 'The greener the box, the more there are. A framed box on a tint is an opening hour, if only in part.',
  },
  arrivalsAt: (count: number, weekday: string, hour: string) => ({
    fr: `${messagesCount(count).fr}, ${weekday} ${hour}`,
    en: `${messagesCount(count).en}, ${weekday} ${hour}`,
  }),
  arrivalsCut: (first: string | null, last: string | null) => ({
    fr:
      first === null
        ? `Rien après ${last}.`
        : last === null
          ? `Rien avant ${first}.`
          : `Rien avant ${first} ni après ${last}.`,
    en:
      first === null
        ? `Nothing after ${last}.`
        : last === null
          ? `Nothing before ${first}.`
          : `Nothing before ${first} or after ${last}.`,
  }),
  openThen: { fr: 'ouvert', en: 'open' },
  hourSpan: (from: string, to: string) => ({
    fr: `entre ${from} et ${to}`,
    en: `between ${from} and ${to}`,
  }),
  weekdays: {
    fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  weekdaysShort: {
    fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
    en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
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

const messagesCount = (value: number) => ({
  fr: frenchCount(value, 'message', 'messages'),
  en: count(value, 'message', 'messages'),
})

const times = (value: number) => (value === 1 ? 'once' : `${value} times`)
