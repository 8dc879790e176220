import { englishList } from '../../../server/language/english.ts'
import {
  frenchCount,
  frenchList,
  frenchNumber,
  isSingular,
} from '../../../server/language/french.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'
import { messagesCount } from '../messages.ts'

/** The words of what is drawn on an axis of times or of hours; those of the weeks' columns are the screen's. */
export const chartMessages = translated({
  clocksTitle: { fr: 'Combien de temps', en: 'How long' },
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
  nothing: '–',
})
