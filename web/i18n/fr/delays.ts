import { frenchCount, isSingular } from '../../../server/domain/french.ts'

const messagesCount = (count: number) => frenchCount(count, 'message', 'messages')

export const delays = {
  delays: {
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
    clocksTitle: 'Combien de temps',
    office: 'Heures d’ouverture',
    elapsed: 'Temps écoulé',
    median: 'Médiane',
    p90: '9 sur 10 en moins de',
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
    neverEmpty:
      'Tous les messages de la période ont eu leur réponse, ou sont encore dans les temps.',
    slowTitle: 'Les plus longs',
    slowEmpty: 'Aucune réponse pendant cette période.',
    seeAll: (count: number) => `Voir les ${count}`,
    seeAnswered: 'Voir toutes les réponses',
    listCount: (count: number) =>
      count === 0 ? 'Aucun message.' : `${messagesCount(count)}, du plus ancien au plus récent.`,
    lists: {
      recus: 'Messages reçus',
      'dans-objectif': 'Réponses dans l’objectif',
      comptes: 'Messages comptés',
      repondus: 'Messages répondus',
      'en-retard': 'Réponses en retard',
      'sans-reponse': 'Sans réponse, objectif dépassé',
      'en-attente': 'En attente, dans les temps',
      ecartes: 'Messages écartés',
      retires: 'Messages retirés par leur auteur',
      'hors-horaires': 'Réponses hors horaires',
      historique: 'Messages repris de l’historique',
      publics: 'Messages publics comptés',
      prives: 'Messages privés comptés',
    },
    weeksTitle: 'Semaine après semaine',
    weeksSummary: (over: number, measured: number, target: number) =>
      over === 0
        ? `Médiane sous ${target} min chaque semaine (${measured} sur ${measured}).`
        : `Médiane au-dessus de ${target} min pendant ${frenchCount(over, 'semaine', 'semaines')} sur ${measured}.`,
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
    medianOf: (minutes: number) => `Médiane : ${minutes} min`,
    onTimeOf: (onTime: number, counted: number) => `${onTime} sur ${counted} dans l’objectif`,
    notMeasuredTitle: 'Ce qui n’est pas mesuré',
    leftOut: {
      excluded: (count: number) =>
        `${messagesCount(count)} ${isSingular(count) ? 'écarté' : 'écartés'} : remerciements, émojis seuls, indésirables`,
      withdrawn: (count: number) =>
        `${messagesCount(count)} ${isSingular(count) ? 'retiré' : 'retirés'} par leur auteur avant la réponse`,
      outOfHours: (count: number) =>
        `${frenchCount(count, 'réponse donnée', 'réponses données')} hors horaires, ${isSingular(count) ? 'comptée' : 'comptées'} 0 min d’ouverture`,
      history: (count: number) =>
        `${messagesCount(count)} ${isSingular(count) ? 'repris' : 'repris'} de l’historique, sans alerte`,
    },
    meansNotShown:
      'Les moyennes : quelques réponses très longues les faussent. La médiane leur est préférée.',
    howItIsMeasured: 'Comment c’est mesuré, exactement',
  },
}
