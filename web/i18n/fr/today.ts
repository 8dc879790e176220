import { frenchCount } from '../../../server/language/french.ts'

export const today = {
  today: {
    title: 'Aujourd’hui',
    open: (date: string, until: string | null) =>
      `${capital(date)}. La mairie est ouverte${until === null ? '' : ` jusqu’à ${until}`}.`,
    closed: (date: string, until: string | null) =>
      `${capital(date)}. La mairie est fermée${until === null ? '' : `, réouverture ${until}`}.`,
    troubles: 'À regarder',
    seeChannel: 'Voir le canal',
    plannedFor: (channel: string, when: string) => `${channel}, prévue ${when}`,
    waitingTitle: 'Qui attend une réponse',
    waitingCount: (count: number) => frenchCount(count, 'personne', 'personnes'),
    old: (count: number) => `${frenchCount(count, 'ancien message', 'anciens messages')}, à trier`,
    oldHelp: 'Ils attendaient déjà quand le canal a été connecté\u00a0: personne n’en est alerté.',
    seeOld: 'Les voir',
    setOldAside: 'Tout écarter',
    oldAside: (count: number) =>
      `${frenchCount(count, 'ancien message écarté', 'anciens messages écartés')}.`,
    nobodyWaits: 'Personne n’attend',
    nobodyWaitsHelp:
      'Dès qu’un habitant écrit sur un canal connecté, son message paraît ici avec le temps qu’il reste pour répondre.',
    received: (when: string) => `Reçu ${when}`,
    answer: 'Répondre',
    read: 'Lire',
    to: (name: string) => ` à ${name}`,
    weekTitle: 'Cette semaine',
    weekEmpty: 'Aucun message compté pour l’instant.',
    outOf: (onTime: number, counted: number) => `${onTime} sur ${counted}`,
    onTime: (target: number) => `réponses dans l’objectif de ${target} min`,
    median: (office: string, elapsed: string | null) =>
      `Délai médian : ${office} d’ouverture${elapsed === null ? '' : `, ${elapsed} en tout`}`,
    withoutExclusions: (onTime: number, counted: number) =>
      `Sans aucune exclusion : ${onTime} sur ${counted}`,
    withHolding: (count: number) =>
      count < 2 ? `Dont ${count} réponse d’attente` : `Dont ${count} réponses d’attente`,
    medianNotReached: 'Délai médian : plus de la moitié attendent encore',
    seeDelays: 'Voir les délais',
    goesOut: 'Publications du jour',
    nothingGoesOut: 'Rien à publier aujourd’hui',
    planOne: 'Annoncer un événement',
  },
  countdown: {
    left: (duration: string) => `encore ${duration}`,
    before: (when: string) => `avant ${when}`,
    closed: 'hors horaires',
    closedUntil: (when: string) => `hors horaires, reprend ${when}`,
    over: (duration: string) => `dépassé de ${duration}`,
    justOver: 'objectif dépassé',
    late: 'en retard',
    waits: 'en attente',
    passed: (name: string, minutes: number) => `${name} attend depuis plus de ${minutes} min.`,
  },
  outcomes: {
    answered: (elapsed: string, onTime: boolean, isFirst: boolean) =>
      `${reply(isFirst)} en ${elapsed}${onTime ? '' : ', en retard'}`,
    answeredBoth: (office: string, elapsed: string, onTime: boolean, isFirst: boolean) =>
      `${reply(isFirst)} en ${office} d’ouverture${onTime ? '' : ', en retard'} (${elapsed} en tout)`,
    answeredOutOfHours: (elapsed: string, isFirst: boolean) =>
      `${reply(isFirst)} en ${elapsed}, hors horaires`,
    full: (elapsed: string) => `, réponse complète en ${elapsed}`,
    fullExpected: ', réponse complète attendue',
    missed: (office: string) => `Sans réponse depuis ${office} d’ouverture`,
    waiting: 'Attend une réponse',
    withdrawn: 'Retiré par son auteur',
    excluded: (reason: string | null) => `Écarté : ${exclusion(reason)}`,
  },
  reminders: {
    title: 'Rappels pour la mairie',
    todayTitle: 'À faire pour vos événements',
    due: (when: string) => `Pour ${when}`,
    done: 'C’est fait',
    doneOn: (name: string) => ` : ${name}`,
    markedDone: (name: string) => `« ${name} » est fait.`,
    undo: 'Remettre à faire',
    doneBy: (who: string, when: string) => `Fait par ${who} ${when}`,
  },
}

/** The first of two, where it only made people wait. */
function reply(isFirst: boolean): string {
  return isFirst ? 'Première réponse' : 'Réponse'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const exclusions: Record<string, string> = {
  courtesy: 'mot de politesse',
  emoji: 'émoji seul',
  tag: 'adressé à quelqu’un d’autre',
  moderation: 'masqué par la modération',
  spam: 'indésirable',
  old: 'message d’avant la connexion du canal',
  elsewhere: 'réglé autrement',
  other: 'pas de réponse attendue',
  undone: 'pas de réponse attendue',
}

/** Why no answer is expected: a rule's key, or what a person wrote. */
export function exclusion(reason: string | null): string {
  return reason === null ? 'pas de réponse attendue' : (exclusions[reason] ?? reason)
}
