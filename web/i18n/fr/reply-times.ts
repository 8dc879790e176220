import type { Target } from '../../../server/hours/rules/target.ts'
import {
  frenchCount,
  frenchList,
  frenchNumber,
  isSingular,
} from '../../../server/language/french.ts'
import { capital } from '../../../server/language/typeset.ts'
import type { Verdict } from '../../../server/reply-times/rules/verdict.ts'
import {
  shareLabel,
  verdictNames,
  withinLabel,
} from '../../../server/reply-times/rules/verdict-label.ts'

const messagesCount = (count: number) => frenchCount(count, 'message', 'messages')

export const delays = {
  title: 'Délais de réponse',
  csv: 'Télécharger (CSV)',
  print: 'Imprimer',
  periodLabel: 'Période',
  periods: {
    'this-week': 'Cette semaine',
    'last-week': 'Semaine passée',
    month: 'Ce mois-ci',
    'twelve-weeks': '12 semaines',
  },
  exclusionsLabel: 'Exclusions',
  exclusions: { applied: 'Avec les exclusions', ignored: 'Sans les exclusions' },
  withoutTitle: 'Tous ces chiffres sont donnés sans les exclusions',
  withoutHelp:
    'Ils comptent aussi les remerciements, les émojis seuls, les simples mentions, les messages masqués et ceux qu’un agent a écartés.',
  withAgain: 'Revenir aux chiffres avec les exclusions',
  printedAt: (when: string) => `Chiffres du ${when}.`,
  onlyChannel: (name: string) => `Canal : ${name}.`,
  otherPeriod: 'Autre période',
  from: 'Du',
  to: 'Au',
  show: 'Afficher',
  noMessage: 'Aucun message',
  noMessageHelp:
    'Personne n’a écrit sur les canaux connectés pendant cette période : il n’y a donc rien à mesurer.',
  headlineLabel: 'En bref',
  nothingCounted: 'Rien à compter encore',
  outOf: (onTime: number, counted: number) => `${onTime} sur ${counted}`,
  verdictOver: (verdict: Verdict, span: string) => `${capital(verdictNames[verdict].fr)} ${span}`,
  spans: {
    'this-week': 'cette semaine',
    'last-week': 'la semaine passée',
    month: 'ce mois-ci',
    'twelve-weeks': 'ces douze semaines',
  },
  within: (targets: readonly Target[]) => withinLabel(targets).fr,
  severalTargets: (targets: string) =>
    `Plusieurs objectifs (${targets}) : chaque message est jugé selon celui de son canal, le jour où il est arrivé.`,
  /** Between two targets that held one after the other. */
  followedBy: ', puis ',
  targetOf: (target: string) => `objectif : ${target}`,
  weekBefore: 'La semaine d’avant :',
  verdictsBefore: { reached: 'atteint', nearly: 'presque atteint', missed: 'manqué' },
  noMessageCounted: 'aucun message compté.',
  comma: ',',
  partsLabel: 'Ce que sont devenus les messages',
  parts: {
    onTime: (count: number) => `${frenchNumber(count)} à temps`,
    late: (count: number) => `${frenchNumber(count)} en retard`,
    missed: (count: number) => `${frenchNumber(count)} sans réponse, objectif dépassé`,
    waiting: (count: number) => `${frenchNumber(count)} en attente, dans les temps`,
  },
  partsTotal: (count: number) =>
    `${messagesCount(count)} ${isSingular(count) ? 'compté' : 'comptés'} ou en attente`,
  whoTitle: 'Qui attend encore',
  whoNobody: 'Tous les messages de la période ont leur réponse.',
  share: (ratio: number, goal: number) =>
    `Soit ${shareLabel(ratio, goal).fr}, pour ${goal} % visés.`,
  shareOf: (ratio: number, goal: number) => shareLabel(ratio, goal).fr,
  unsure: (low: string, high: string) =>
    `Avec si peu de messages, la part véritable se situe entre ${low} et ${high}.`,
  received: (count: number) => frenchCount(count, 'message reçu', 'messages reçus'),
  besideLabel: 'À lire avec ce chiffre',
  colon: ' : ',
  whyUnfiltered: ', car tout message, même un merci, y compte comme une question.',
  whyUnfilteredSooner:
    ', car tout message, même un merci, y compte comme une question et l’attente commence parfois plus tôt.',
  unfilteredLabel: 'Sans aucune exclusion :',
  shareBetween: (ratio: string, low: string, high: string) =>
    `${ratio}, sans doute entre ${low} et ${high}`,
  unfilteredRest: (parts: string) => `Soit ${parts}.`,
  medianBoth: (office: string, elapsed: string) =>
    `médiane ${office} d’ouverture (écoulé : ${elapsed})`,
  waitingCount: (count: number) => `${frenchNumber(count)} en attente`,
  notCounted: (count: number) => frenchCount(count, 'non compté', 'non comptés'),
  kinds: {
    courtesy: (count: number) => frenchCount(count, 'mot de politesse', 'mots de politesse'),
    emoji: (count: number) => frenchCount(count, 'émoji seul', 'émojis seuls'),
    tag: (count: number) =>
      frenchCount(count, 'adressé à quelqu’un d’autre', 'adressés à quelqu’un d’autre'),
    automatic: (count: number) =>
      frenchCount(count, 'courriel automatique', 'courriels automatiques'),
    moderation: (count: number) => frenchCount(count, 'masqué', 'masqués'),
    person: (count: number) => frenchCount(count, 'écarté par un agent', 'écartés par un agent'),
  },
  overruled: (rules: string) => `Écartés par une règle et repris par vous\u00a0: ${rules}`,
  unruled: (count: number) =>
    `${frenchCount(count, 'mis de côté', 'mis de côté')} par vous, que nulle règle ne voyait`,
  kindNames: {
    courtesy: 'mots de politesse',
    emoji: 'émojis seuls',
    tag: 'adressés à quelqu’un d’autre',
    automatic: 'courriels automatiques',
    moderation: 'masqués',
    person: 'écartés par un agent',
  },
  withdrawn: (count: number) =>
    frenchCount(count, 'retiré à temps par son auteur', 'retirés à temps par leur auteur'),
  holding: (count: number) =>
    frenchCount(count, 'répondu par une réponse d’attente', 'répondus par une réponse d’attente'),
  holdingOnTime: (count: number) => `dont ${frenchNumber(count)} dans l’objectif`,
  clocksTitle: 'Combien de temps',
  office: 'Heures d’ouverture',
  elapsed: 'Temps écoulé',
  median: 'Médiane',
  p90: '9 sur 10 en moins de',
  p90Short: '9 sur 10',
  clocksShort: { office: 'ouverture', elapsed: 'écoulé' },
  onClock: (figure: string, clock: string) => `${figure}, ${clock}`,
  shareTitle: 'Part',
  curveSaid: (shares: string) => `Ont leur réponse : ${shares}.`,
  curvePart: (time: string, share: string) => `${share} en ${time}`,
  curveTooSoon: 'Personne n’attend depuis assez longtemps pour que cela se lise.',
  curveLegend:
    'Heures d’ouverture, de 1 min à 24 h, par multiples. Bande : la vraie part s’y trouve 95 fois sur 100. La courbe s’arrête à la plus longue attente connue.',
  curveLabel: 'Courbe de la part des messages répondus selon le temps.',
  answeredBy: (time: string, share: string) => `En ${time} : ${share} ont leur réponse`,
  between: (low: string, high: string) => `entre ${low} et ${high}`,
  byThen: 'En moins de',
  shareAnswered: 'Ont leur réponse',
  surely: '95 fois sur 100',
  notKnown: 'pas encore connu',
  targetMark: (time: string) => `objectif, ${time}`,
  mediansTitle: 'Délai médian, semaine par semaine',
  mediansLabel: 'Un point par semaine : son délai médian.',
  notYet: 'pas encore',
  notYetMeans: (waits: string[]) => `Pas encore : ${waits.join(', ')}.`,
  halfWaits: 'plus de la moitié attendent encore',
  tenthWaits: 'plus d’un sur dix attend encore',
  clocksHelp:
    'La moitié des réponses viennent avant la médiane. Qui attend encore est compté comme tel, jamais oublié.',
  breakdownTitle: 'Où',
  channel: 'Canal',
  inTarget: 'Dans l’objectif',
  verdictTitle: 'Part visée',
  none: 'aucun',
  visibilities: { public: 'En public', private: 'En privé' },
  allChannels: 'Revenir à tous les canaux',
  slowTitle: 'Les plus longs',
  slowEmpty: 'Aucune réponse pendant cette période.',
  seeAll: 'Voir la liste',
  seeAnswered: (count: number) =>
    isSingular(count) ? 'Voir la réponse' : `Voir les ${frenchNumber(count)}`,
  arrivedAt: 'Message reçu',
  outcome: 'Ce qu’il en est',
  listCount: (count: number, isSlowest: boolean) =>
    count === 0
      ? 'Aucun message.'
      : isSlowest
        ? `${frenchCount(count, 'réponse', 'réponses')}, de la plus longue à la plus courte.`
        : `${messagesCount(count)}, du plus ancien au plus récent.`,
  showMore: 'Afficher la suite',
  shownOf: (shown: number, count: number) => `${frenchNumber(shown)} sur ${frenchNumber(count)}`,
  lists: {
    recus: 'Messages reçus',
    'dans-objectif': 'Réponses dans l’objectif',
    comptes: 'Messages comptés',
    mesures: 'Messages comptés ou en attente',
    attendent: 'Qui attend encore',
    'comptes-sans-exclusion': 'Messages comptés sans aucune exclusion',
    repondus: 'Messages répondus',
    'plus-longs': 'Réponses les plus longues',
    'en-retard': 'Réponses en retard',
    'sans-reponse': 'Sans réponse, objectif dépassé',
    'en-attente': 'En attente, dans les temps',
    ecartes: 'Messages non comptés',
    retires: 'Messages retirés par leur auteur',
    'hors-horaires': 'Réponses hors horaires',
    historique: 'Messages repris de l’historique',
    'reponses-attente': 'Messages répondus par une réponse d’attente',
    'reponses-attente-dans-objectif': 'Réponses d’attente dans l’objectif',
    publics: 'Messages publics comptés',
    prives: 'Messages privés comptés',
    arrivees: 'Messages qui demandent une réponse',
  },
  weeksTitle: 'Semaine après semaine',
  weeksSummary: (over: number, measured: number, target: string) =>
    over === 0
      ? `Médiane sous ${target} chaque semaine (${measured} sur ${measured}).`
      : `Médiane au-dessus de ${target} pendant ${frenchCount(over, 'semaine', 'semaines')} sur ${measured}.`,
  weeksHeld: (measured: number) =>
    `Sur ${frenchCount(measured, 'semaine', 'semaines')}, objectif :`,
  weeksVerdict: {
    reached: (count: number) => `atteint ${frenchNumber(count)} fois`,
    nearly: (count: number) => `presque atteint ${frenchNumber(count)} fois`,
    missed: (count: number) => `manqué ${frenchNumber(count)} fois`,
  },
  weeksLegend: (goal: string) =>
    `Colonne : la part à temps. Trait : les ${goal} que vise le conseil.`,
  weeksNone: 'Aucun message pendant ces douze semaines.',
  weeksUnreached: (count: number, mondays: string) =>
    `Plus de la moitié attendent encore : ${isSingular(count) ? 'semaine du' : 'semaines du'} ${mondays}.`,
  triangleNamed: 'Triangle, à droite : plus de la moitié attendent encore.',
  targetDrawn: (target: string) => `Tirets : l’objectif, ${target}.`,
  /** Of several that hold, those in minutes. */
  targetsDrawn: (targets: readonly string[]) =>
    isSingular(targets.length)
      ? `Tirets : l’objectif de ${targets.join()}, pour une partie des messages.`
      : `Tirets : les objectifs de ${frenchList(targets)}, chacun pour une partie des messages.`,
  aimDrawn: (aim: string) => `Pointillés : le délai visé, ${aim}.`,
  /** Those in working days. */
  targetsNotDrawn: (targets: readonly string[]) =>
    isSingular(targets.length)
      ? `Sans trait : l’objectif de ${targets.join()}.`
      : `Sans trait : les objectifs de ${frenchList(targets)}.`,
  asTable: 'En tableau',
  asChart: 'En graphique',
  chartFailed: 'La courbe n’a pas pu être chargée. Ses chiffres sont dans le tableau.',
  week: 'Semaine',
  weekOf: (date: string) => `Semaine du ${date}`,
  nothing: '–',
  noMessageShort: 'aucun message',
  onTimeOf: (onTime: number, counted: number) => `${onTime} sur ${counted} dans l’objectif`,
  arrivalsTitle: 'Quand arrivent les messages',
  arrivalsNone: 'Aucun message qui demande une réponse.',
  arrivalsAll: (total: number) => `${messagesCount(total)} en tout`,
  arrivalsOpen: (inHours: number, total: number, share: string) =>
    `${frenchNumber(inHours)} sur ${messagesCount(total)} (${share}) ${
      isSingular(inHours) ? 'est arrivé' : 'sont arrivés'
    } à une heure où la mairie est ouverte`,
  sentence: (text: string) => `${text}.`,
  arrivalsPeak: (share: string, when: string, count: number) =>
    `${share} ; le plus souvent le ${when} (${frenchNumber(count)}).`,
  arrivalsLegend:
    'Plus la case est verte, plus il y en a. Une case encadrée sur fond teinté est une heure d’ouverture, même en partie.',
  arrivalsAt: (count: number, weekday: string, hour: string) =>
    `${messagesCount(count)}, ${weekday} ${hour}`,
  arrivalsCut: (first: string | null, last: string | null) =>
    first === null
      ? `Rien après ${last}.`
      : last === null
        ? `Rien avant ${first}.`
        : `Rien avant ${first} ni après ${last}.`,
  openThen: 'ouvert',
  hourSpan: (from: string, to: string) => `entre ${from} et ${to}`,
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  weekdaysShort: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  notCountedTitle: (count: number) => `Ce qui n’est pas compté : ${messagesCount(count)}`,
  notMeasuredTitle: 'Ce qui n’est pas mesuré',
  leftOut: {
    withdrawn: (count: number) =>
      `${messagesCount(count)} ${isSingular(count) ? 'retiré par son auteur' : 'retirés par leur auteur'} avant la réponse`,
    outOfHours: (count: number) =>
      `${frenchCount(count, 'réponse donnée', 'réponses données')} hors horaires, ${isSingular(count) ? 'comptée' : 'comptées'} 0 min d’ouverture`,
    history: (count: number) =>
      `${messagesCount(count)} ${isSingular(count) ? 'repris' : 'repris'} de l’historique, sans alerte`,
  },
  meansNotShown:
    'Les moyennes : quelques réponses très longues les faussent. La médiane leur est préférée.',
  rules: 'Les règles qui écartent un message',
  howItIsMeasured: 'Comment c’est mesuré, exactement',
}
