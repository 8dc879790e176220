import { frenchCount, isSingular } from '../../server/language/french.ts'

export const today = {
  today: {
    title: 'Aujourd’hui',
    open: (date: string, until: string | null) =>
      `${capital(date)}. La mairie est ouverte${until === null ? '' : ` jusqu’à ${until}`}.`,
    closed: (date: string, until: string | null) =>
      `${capital(date)}. La mairie est fermée${until === null ? '' : `, réouverture ${until}`}.`,
    troubles: 'À regarder',
    seeChannel: 'Voir le canal',
    seeSource: 'Voir la source',
    answered: (channel: string, when: string) => `${channel}, réponse écrite ${when}`,
    plannedFor: (channel: string, when: string) => `${channel}, prévue ${when}`,
    requestsDue: (count: number, day: string) =>
      count === 1
        ? `Une demande officielle, échéance le ${day}`
        : `${frenchCount(count, 'demande officielle', 'demandes officielles')}, première échéance le ${day}`,
    seeRequests: 'Voir les demandes',
    waitingTitle: 'Qui attend une réponse',
    waitingCount: (count: number) => frenchCount(count, 'personne', 'personnes'),
    waitingOthers: (count: number) =>
      count === 1 ? 'Voir l’autre message' : `Voir les ${count} autres`,
    back: 'de retour',
    held: (count: number) => `En suspens\u00a0: ${count}`,
    under: (subject: string) => `sous : ${subject}`,
    inPrivate: 'message privé',
    quiet: {
      title: {
        unconnected: 'Aucun canal connecté',
        ill: 'Des messages peuvent attendre sans se voir',
        holiday: 'Personne n’attend, jour férié',
        well: 'Personne n’attend',
      },
      unconnected:
        'Connectez la page de la mairie : dès qu’un habitant y écrit, son message paraît ici avec le temps qu’il reste pour répondre.',
      ill: (names: string, until: string | null) =>
        until === null ? `${names} : pas encore relevé.` : `${names} : dernier relevé ${until}.`,
      holiday: (name: string) =>
        `${name} : la mairie est fermée. Ce qui arrive attend la réouverture, sans retard.`,
      well: (when: string) => `Tous les canaux connectés ont été relevés ${when}.`,
      soon: 'Le premier relevé se fait dans la minute.',
      connect: 'Connecter un canal',
      seeChannels: 'Voir les canaux',
    },
    seeAside: 'Les voir',
    aside: {
      old: {
        title: (count: number) =>
          `${frenchCount(count, 'ancien message', 'anciens messages')}, à trier`,
        help: 'Ils attendaient déjà quand le canal a été connecté\u00a0: personne n’en est alerté.',
        press: 'Tout écarter',
        done: (count: number) =>
          `${frenchCount(count, 'ancien message écarté', 'anciens messages écartés')}.`,
      },
      unlikely: {
        title: (count: number) =>
          frenchCount(
            count,
            'message qui n’attend sans doute rien',
            'messages qui n’attendent sans doute rien',
          ),
        help: 'Ils comptent tant que personne ne les met de côté. Regardez-les d’abord\u00a0: l’avis n’est pas sûr.',
        press: 'Mettre de côté',
        done: (count: number) =>
          `${frenchCount(count, 'message mis de côté', 'messages mis de côté')}\u00a0: pas de réponse attendue.`,
      },
    },
    answer: 'Répondre',
    read: 'Lire',
    mine: 'Je m’en occupe',
    to: (name: string) => ` à ${name}`,
    from: (name: string) => ` le message écrit par ${name}`,
    weekTitle: 'Cette semaine',
    week: (onTime: number, counted: number, target: string) =>
      `Cette semaine, ${frenchCount(onTime, 'message', 'messages')} sur ${counted} ${isSingular(onTime) ? 'répondu' : 'répondus'} dans ${target}`,
    weekTurn: {
      better: (onTime: number, counted: number) =>
        `mieux que la semaine passée (${onTime} sur ${counted})`,
      same: (onTime: number, counted: number) =>
        `comme la semaine passée (${onTime} sur ${counted})`,
      worse: (onTime: number, counted: number) =>
        `moins bien que la semaine passée (${onTime} sur ${counted})`,
    },
    withoutExclusions: (onTime: number, counted: number) =>
      `${onTime} sur ${counted} si tout message, même un merci, comptait comme une question.`,
    withHolding: (count: number) =>
      count < 2 ? `Dont ${count} réponse d’attente.` : `Dont ${count} réponses d’attente.`,
    goesOut: 'Publications du jour',
    nothingGoesOut: 'Rien à publier aujourd’hui',
    planOne: 'Annoncer un événement',
    warn: 'Alerter la population',
  },
  countdown: {
    left: (duration: string) => `encore ${duration}`,
    before: (when: string) => `avant ${when}`,
    closed: 'hors horaires',
    closedUntil: (when: string) => `hors horaires, reprend ${when}`,
    over: (duration: string) => `dépassé de ${duration}`,
    long: (duration: string) => `depuis ${duration}`,
    justOver: 'objectif dépassé',
    late: 'en retard',
    waits: 'en attente',
    lines: {
      left: (minutes: number): string => (isSingular(minutes) ? 'restante' : 'restantes'),
      later: 'au plus tard',
      opens: 'réouverture',
      never: 'hors',
      closed: 'horaires',
      over: 'de retard',
      long: 'd’attente',
      justOver: '< 1 min',
    },
    passed: (name: string, minutes: number) => `${name} attend depuis plus de ${minutes} min.`,
    passedTarget: (name: string) => `${name} attend au-delà de l’objectif.`,
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
