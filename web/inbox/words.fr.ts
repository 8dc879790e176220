import { frenchCount, isSingular } from '../../server/language/french.ts'
import { exclusion } from '../today/words.fr.ts'

export const messages = {
  messages: {
    title: 'Messages',
    searchLabel: 'Chercher une personne, un mot, une date',
    searchHint: 'Personne, mot ou date',
    nothingFound: {
      title: 'Rien de trouvé',
      text: 'Cherchez un nom, des mots du message, ou une date : « 12/11 », « novembre 2026 », « hier ».',
    },
    noneOpen: {
      title: 'Choisissez un message',
      text: 'Il s’ouvre ici. La touche « ? » montre celles qui font aller plus vite.',
    },
    more: 'Plus',
    moreAbout: (what: string) => ` : ${what}`,
    post: 'La publication commentée',
    otherPeople: (count: number) => frenchCount(count, 'autre', 'autres'),
    next: (name: string, left: string) => `Suivant : ${name}, ${left}`,
    nobodyNext: 'Personne d’autre n’attend.',
    oneTitle: 'Conversation',
    listLabel: 'Liste des conversations',
    back: 'Tous les messages',
    filterLabel: 'Quelles conversations',
    filters: {
      waiting: 'En attente',
      mine: 'À moi',
      unlikely: 'Sans doute rien à répondre',
      old: 'Anciens',
      all: 'Toutes',
      excluded: 'Écartées',
      requests: 'Demandes officielles',
    },
    waitingNow: (count: number) =>
      count === 0
        ? 'Personne n’attend.'
        : `${frenchCount(count, 'personne attend', 'personnes attendent')} une réponse.`,
    channelLabel: 'Canal',
    allChannels: 'Tous les canaux',
    older: 'Afficher les plus anciennes',
    weSaid: 'Vous : ',
    seeAll: 'Voir toutes les conversations',
    seeChannels: 'Voir les canaux',
    empty: {
      waiting: {
        title: 'Personne n’attend',
        text: 'Les messages qui demandent une réponse paraissent ici, le plus urgent d’abord.',
      },
      unlikely: {
        title: 'Rien à mettre de côté',
        text: 'Ce qui n’attend sans doute aucune réponse paraît ici, et compte tant que personne ne le met de côté.',
      },
      old: {
        title: 'Plus rien d’ancien à trier',
        text: 'Ce qui attendait déjà quand un canal a été connecté paraît ici, sans alerter personne.',
      },
      all: {
        title: 'Aucun message pour l’instant',
        text: 'Les messages reçus sur les canaux connectés paraîtront ici, une minute au plus après leur envoi.',
      },
      excluded: {
        title: 'Rien n’a été écarté',
        text: 'Les remerciements, les émojis seuls et ce que vous marquez « pas de réponse attendue » paraissent ici : chacun peut être repris.',
      },
    },
    original: 'Voir l’original',
    cannotAnswer:
      'On ne peut pas répondre à cette conversation d’ici : ouvrez-la sur le réseau pour y répondre.',
    saidWhere: (where: string) => `${where} : `,
    readOnly: 'Votre rôle permet de lire les messages, mais pas d’y répondre.',
    us: (name: string | null) => (name === null ? 'La mairie' : `La mairie (${name})`),
    inAnswerTo: (name: string) => `à ${name}`,
    answerThis: 'Répondre à ce message',
    attachment: 'Pièce jointe',
    withheld: 'Pièce jointe que le réseau ne transmet pas (règles européennes) : à voir chez lui',
    newTab: ' (nouvel onglet)',
    photo: 'Photo jointe au message',
    preview: 'Aperçu',
    previewOf: (name: string) => ` de « ${name} »`,
    noPreview: 'L’aperçu n’a pas pu être fait : ouvrez le fichier.',
    note: 'Note interne',
    automatic: 'Réponse automatique, qui ne compte pas',
    holding: 'Réponse d’attente',
    hidden: 'Masqué',
    removed: (when: string) => `Supprimé ${when}`,
    edited: 'Modifié',
    answerTo: (name: string, visibility: 'public' | 'private') =>
      visibility === 'public' ? `Répondre à ${name}, en public` : `Répondre à ${name}, en privé`,
    quoted: (text: string) => `« ${text} »`,
    shortcut: 'Ctrl + Entrée pour envoyer',
    roomLeft: (shown: string, left: number) =>
      left < 0
        ? 'Le texte est trop long : le réseau n’en prend pas tant.'
        : `Encore ${shown} ${isSingular(left) ? 'caractère' : 'caractères'}`,
    send: 'Envoyer',
    retry: 'Réessayer',
    textKept: 'Votre texte est gardé.',
    lookThere: 'Vérifier sur le réseau',
    isHolding: 'C’est une réponse d’attente',
    markHolding: 'Marquer comme réponse d’attente',
    markComplete: 'Marquer comme réponse complète',
    saidHolding: 'C’est noté comme réponse d’attente.',
    saidComplete: 'C’est noté comme réponse complète.',
    markAutomatic: 'C’est une réponse automatique',
    markHuman: 'C’est une personne qui l’a écrite',
    saidAutomatic: 'C’est noté : cette réponse automatique ne compte pas.',
    saidHuman: 'C’est noté : une personne a répondu, cette réponse compte.',
    replyStates: {
      sending: 'Envoi en cours',
      sent: 'Envoyée',
      failed: 'Non envoyée',
      unconfirmed: 'Envoi à vérifier',
    },
    said: {
      sending: 'Votre réponse est en cours d’envoi.',
      sent: 'Votre réponse est envoyée.',
      failed: 'Votre réponse n’est pas partie.',
      unconfirmed: 'On ne sait pas encore si votre réponse est partie.',
    },
  },
  marks: {
    notNeeded: 'Pas de réponse attendue',
    needed: 'Demande une réponse',
    reasons: {
      courtesy: 'C’est un remerciement',
      elsewhere: 'Réglé autrement',
    },
    why: (reason: string | null, by: 'rule' | 'person' | null) =>
      by === 'rule' ? `Écarté d’office : ${exclusion(reason)}` : `Écarté : ${exclusion(reason)}`,
    spam: 'Indésirable',
    notSpam: 'Ce n’est pas un indésirable',
    whyThis: 'Pourquoi ?',
    judged: {
      needed: (by: string) => `${by} a jugé qu’une réponse était attendue`,
      'not-needed': (by: string, reason: string | null) =>
        reason === 'spam'
          ? `${by} a jugé ce message indésirable`
          : `${by} a jugé qu’aucune réponse n’était attendue${because(reason)}`,
      undone: (by: string, reason: string | null) =>
        `${by} a annulé l’avis précédent${because(reason)}`,
      holding: (by: string) => `${by} a marqué cette réponse comme réponse d’attente`,
      complete: (by: string) => `${by} a marqué cette réponse comme réponse complète`,
      automatic: (by: string) => `${by} a dit que cette réponse est automatique`,
      human: (by: string) => `${by} a dit qu’une personne a écrit cette réponse`,
      unsaid: (by: string) => `${by} a annulé ce qui avait été dit de cette réponse`,
      hidden: (by: string) => `${by} a masqué ce message`,
      shown: (by: string) => `${by} a affiché de nouveau ce message`,
      'private-answer': (by: string) => `${by} a dit que la réponse a été donnée ailleurs`,
      'no-private-answer': (by: string) => `${by} a dit que l’autre message n’est pas la réponse`,
      arrived: (by: string) => `${by} a dit que cette réponse est arrivée`,
      called: (by: string) => `${by} a noté cette réponse par téléphone`,
      'not-called': (by: string) => `${by} a retiré cette réponse par téléphone`,
      'in-doubt': (by: string) => `${by} a annulé avoir dit que cette réponse est arrivée`,
    },
    saidWhen: (judged: string, when: string) => `${judged} — ${when}`,
    takeBack: 'Annuler',
    takeBackWhat: ' cet avis',
    takenBack: 'L’avis est annulé.',
    saidSpam: 'Ce message est indésirable : il n’est pas compté.',
    saidNotSpam: 'Ce message n’est plus indésirable.',
    saidNotNeeded: 'Ce message n’attend plus de réponse.',
    saidNeeded: 'Ce message attend une réponse.',
    unchanged: 'Rien n’a changé.',
  },
}

/** A reason in brackets, where it says more than that no answer is expected. */
function because(reason: string | null): string {
  const said = exclusion(reason)
  return reason === 'needed' || said === exclusion(null) ? '' : ` (${said})`
}
