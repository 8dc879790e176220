import { frenchCount, frenchNumber, isSingular } from '../../../server/language/french.ts'

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
  onTime: (target: number) => `dans l’objectif de ${target} min, heures d’ouverture`,
  share: (ratio: string) => `Soit ${ratio}.`,
  unsure: (ratio: string, low: string, high: string) =>
    `Soit ${ratio}. Avec si peu de messages, la part véritable se situe entre ${low} et ${high}.`,
  received: (count: number): string => (isSingular(count) ? 'reçu' : 'reçus'),
  answered: (count: number): string => (isSingular(count) ? 'répondu' : 'répondus'),
  late: (target: number) => `après ${target} min`,
  missed: 'sans réponse, objectif dépassé',
  waiting: 'en attente, dans les temps',
  besideLabel: 'À lire avec ce chiffre',
  colon: ' : ',
  bareLabel: 'Sans aucune exclusion :',
  shareBetween: (ratio: string, low: string, high: string) =>
    `${ratio}, sans doute entre ${low} et ${high}`,
  medianNotReached: 'médiane non atteinte',
  medianBoth: (office: string, elapsed: string) =>
    `médiane ${office} d’ouverture (écoulé : ${elapsed})`,
  waitingCount: (count: number) => `${frenchNumber(count)} en attente`,
  notCounted: (count: number) => frenchCount(count, 'message non compté', 'messages non comptés'),
  kinds: {
    courtesy: (count: number) => frenchCount(count, 'mot de politesse', 'mots de politesse'),
    emoji: (count: number) => frenchCount(count, 'émoji seul', 'émojis seuls'),
    tag: (count: number) =>
      frenchCount(count, 'adressé à quelqu’un d’autre', 'adressés à quelqu’un d’autre'),
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
  bothClocks: 'ouverture · écoulé',
  beside: '·',
  halfWaits: 'plus de la moitié attendent encore',
  tenthWaits: 'plus d’un sur dix attend encore',
  clocksHelp:
    'La moitié des réponses viennent avant la médiane. Qui attend encore est compté comme tel, jamais oublié.',
  breakdownTitle: 'Où',
  channel: 'Canal',
  inTarget: 'Dans l’objectif',
  none: 'aucun',
  notReached: 'non atteinte',
  visibilities: { public: 'En public', private: 'En privé' },
  allChannels: 'Revenir à tous les canaux',
  neverTitle: 'Sans réponse',
  neverEmpty: 'Tous les messages de la période ont eu leur réponse, ou sont encore dans les temps.',
  slowTitle: 'Les plus longs',
  slowEmpty: 'Aucune réponse pendant cette période.',
  seeAll: (count: number) =>
    isSingular(count) ? 'Voir le message' : `Voir les ${frenchNumber(count)}`,
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
  weeksSummary: (over: number, measured: number, target: number) =>
    over === 0
      ? `Médiane sous ${target} min chaque semaine (${measured} sur ${measured}).`
      : `Médiane au-dessus de ${target} min pendant ${frenchCount(over, 'semaine', 'semaines')} sur ${measured}.`,
  weeksNone: 'Aucun message pendant ces douze semaines.',
  weeksUnreached: (count: number, mondays: string) =>
    `Plus de la moitié attendent encore : ${isSingular(count) ? 'semaine du' : 'semaines du'} ${mondays}.`,
  triangleNamed: 'Triangle, en haut : médiane non atteinte.',
  linesNamed: (aim: number, target: number) =>
    `Tirets : l’objectif, ${target} min. Pointillés : le délai visé, ${aim} min.`,
  asTable: 'En tableau',
  chartLabel: 'Courbe du délai médian, semaine par semaine.',
  chartFailed: 'La courbe n’a pas pu être chargée. Ses chiffres sont dans le tableau.',
  week: 'Semaine',
  weekOf: (date: string) => `Semaine du ${date}`,
  nothing: '–',
  noMessageShort: 'aucun message',
  aimLine: 'Délai visé',
  targetLine: 'Objectif',
  minutes: (minutes: number) => `${minutes} min`,
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
    'Plus la case est teintée, plus il y en a. Une case encadrée est une heure d’ouverture, même en partie.',
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
  notMeasuredTitle: 'Ce qui n’est pas mesuré',
  leftOut: {
    excluded: (count: number) =>
      `${messagesCount(count)} ${isSingular(count) ? 'non compté' : 'non comptés'} : politesse, émojis seuls, mentions, masqués, écartés par un agent`,
    withdrawn: (count: number) =>
      `${messagesCount(count)} ${isSingular(count) ? 'retiré' : 'retirés'} par leur auteur avant la réponse`,
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
