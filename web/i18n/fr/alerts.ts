import { frenchCount } from '../../../server/language/french.ts'

/** Alerts, and who is on duty. */
export const duty = {
  alerts: {
    title: (count: number) =>
      `${frenchCount(count, 'personne attend', 'personnes attendent')} une réponse`,
    line: (when: string, length: string) => `Reçu ${when}, seuil de ${length} dépassé`,
  },
  waitingBar: {
    label: 'Qui attend',
    waits: 'attend,',
    answer: 'Répondre',
    others: (count: number) => `et ${frenchCount(count, 'autre', 'autres')}`,
  },
  duty: {
    today: (names: string) => `De permanence aujourd’hui : ${names}.`,
    todayOnCall: (name: string, from: string, to: string) =>
      `${name} (astreinte de ${from} à ${to})`,
    todayNobody: 'Personne n’est de permanence aujourd’hui : tous les agents sont prévenus.',
    title: 'Permanence',
    lead: 'Les alertes vont à qui est de permanence ce jour-là. Hors des heures d’ouverture, elles ne partent que pendant une astreinte.',
    nobody: 'Personne n’est inscrit',
    nobodyHelp:
      'Tant que personne n’est de permanence, les alertes vont à tous les agents, pendant les heures d’ouverture.',
    since: (date: string) => `depuis le ${date}, jusqu’à nouvel ordre`,
    from: (date: string) => `à partir du ${date}, jusqu’à nouvel ordre`,
    onCall: (from: string, to: string) => `Astreinte de ${from} à ${to}`,
    onCallNextDay: (from: string, to: string) => `Astreinte de ${from} à ${to} le lendemain`,
    add: 'Ajouter une permanence',
    edit: 'Modifier',
    remove: 'Retirer',
    of: (name: string, when: string) => `${name}, ${when}`,
    person: 'Qui',
    startsOn: 'Du',
    endless: 'Jusqu’à nouvel ordre',
    endsOn: 'Au',
    endsOnHelp: 'Ce jour compris.',
    turned: 'La fin ne peut pas précéder le début.',
    called: 'Avec une astreinte',
    calledHelp:
      'Chacun de ces jours, les alertes arrivent aussi entre ces deux heures, même mairie fermée. Les délais mesurés ne changent pas.',
    callFrom: 'De',
    callTo: 'À',
    nightHelp: 'Plus tôt que le début : le lendemain.',
    added: (name: string) => `${name} est de permanence.`,
    changed: (name: string) => `La permanence de ${name} est modifiée.`,
    removed: (name: string) => `La permanence de ${name} est retirée.`,
  },
  alertSettings: {
    title: 'Seuils d’alerte',
    help: 'Une alerte part quand quelqu’un attend depuis ce nombre de minutes d’ouverture ou d’astreinte. Sur un canal qui a son propre objectif, elle part à la même part de celui-ci. Une seule fois par seuil ; l’historique importé n’en déclenche pas.',
    none: 'Aucun seuil : personne n’est alerté.',
    facts: (minutes: string) => `Alertes à ${minutes} min.`,
    rank: (rank: number) => `Seuil ${rank} (min)`,
    add: 'Ajouter un seuil',
    remove: (rank: number) => `Retirer le seuil ${rank}`,
    twice: 'Deux seuils sont les mêmes : changez-en un.',
    saved: 'Les seuils sont enregistrés.',
    mineTitle: 'Mes alertes',
    mail: 'Par courriel',
    mailHelp:
      'Quand je suis de permanence, ou quand personne ne l’est. Le courriel ne cite aucun habitant.',
    noMail:
      'Par courriel : pas encore possible. L’administration doit d’abord renseigner SMTP_URL, le serveur de courrier.',
    mailOn: 'Les alertes vous arrivent par courriel.',
    mailOff: 'Les alertes ne vous arrivent plus par courriel.',
    browser: 'Notifications de ce navigateur',
    allow: 'Autoriser les notifications',
    states: {
      default:
        'Elles paraissent même quand Tambour est derrière une autre fenêtre, tant qu’un onglet reste ouvert.',
      granted: 'Autorisées : elles paraissent tant qu’un onglet de Tambour reste ouvert.',
      denied:
        'Refusées. Pour changer d’avis, ouvrez les réglages du site, à gauche de l’adresse dans le navigateur.',
      unsupported:
        'Ce navigateur n’en affiche pas, ou l’adresse de Tambour n’est pas en https. Les alertes paraissent dans Tambour.',
    },
  },
}
