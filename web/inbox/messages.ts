import { frenchCount, isSingular } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** What the list of conversations and a conversation say. */
export const inboxMessages = translated({
  title: 'Messages',
  searchLabel: { fr: 'Chercher une personne, un mot, une date', en: 'Search people, words, dates' },
  searchHint: { fr: 'Personne, mot ou date', en: 'Person, word or date' },
  found: (conversations: number, areAll: boolean) => ({
    fr: areAll
      ? frenchCount(conversations, 'conversation trouvée', 'conversations trouvées')
      : `Les ${frenchCount(conversations, 'première', 'premières')} conversations trouvées`,
    en: areAll
      ? count(conversations, 'conversation found', 'conversations found')
      : `The first ${count(conversations, 'conversation', 'conversations')} found`,
  }),
  nothingFound: {
    title: { fr: 'Rien de trouvé', en: 'Nothing found' },
    text: {
      fr: 'Cherchez un nom, des mots du message, ou une date : « 12/11 », « novembre 2026 », « hier ».',
      en: 'Search a name, words of the message, or a date: “12/11”, “2026-11-12”, “hier”.',
    },
  },
  noneOpen: {
    title: { fr: 'Choisissez un message', en: 'Choose a message' },
    text: {
      fr: 'Il s’ouvre ici. La touche « ? » montre celles qui font aller plus vite.',
      en: 'It opens here. The “?” key shows those that make it quicker.',
    },
  },
  more: { fr: 'Plus', en: 'More' },
  post: { fr: 'La publication commentée', en: 'The post that was commented on' },
  otherPeople: (people: number) => ({
    fr: frenchCount(people, 'autre', 'autres'),
    en: count(people, 'other', 'others'),
  }),
  next: (name: string, left: string) => ({
    fr: `Suivant : ${name}, ${left}`,
    en: `Next: ${name}, ${left}`,
  }),
  nobodyNext: { fr: 'Personne d’autre n’attend.', en: 'Nobody else is waiting.' },
  oneTitle: 'Conversation',
  listLabel: { fr: 'Liste des conversations', en: 'List of conversations' },
  back: { fr: 'Tous les messages', en: 'All messages' },
  filterLabel: { fr: 'Quelles conversations', en: 'Which conversations' },
  filters: {
    waiting: { fr: 'En attente', en: 'Waiting' },
    held: { fr: 'En suspens', en: 'On hold' },
    mine: { fr: 'À moi', en: 'Mine' },
    unlikely: { fr: 'Sans doute rien à répondre', en: 'Probably no answer needed' },
    old: { fr: 'Anciens', en: 'Old' },
    all: { fr: 'Toutes', en: 'All' },
    excluded: { fr: 'Écartées', en: 'Left out' },
    requests: { fr: 'Demandes officielles', en: 'Official requests' },
  },
  waitingNow: (waiting: number) => ({
    fr:
      waiting === 0
        ? 'Personne n’attend.'
        : `${frenchCount(waiting, 'personne attend', 'personnes attendent')} une réponse.`,
    en:
      waiting === 0
        ? 'Nobody is waiting.'
        : `${count(waiting, 'person is', 'people are')} waiting for a reply.`,
  }),
  channelLabel: { fr: 'Canal', en: 'Channel' },
  allChannels: { fr: 'Tous les canaux', en: 'All channels' },
  older: { fr: 'Afficher les plus anciennes', en: 'Show older ones' },
  weSaid: { fr: 'Vous : ', en: 'You: ' },
  seeAll: { fr: 'Voir toutes les conversations', en: 'See all conversations' },
  seeChannels: { fr: 'Voir les canaux', en: 'See the channels' },
  noneOnChannel: {
    title: { fr: 'Rien de tel sur ce canal', en: 'Nothing of the kind on this channel' },
    text: { fr: 'Les autres canaux ne sont pas montrés.', en: 'The other channels are not shown.' },
  },
  empty: {
    waiting: {
      title: { fr: 'Rien à répondre maintenant', en: 'Nothing to answer now' },
      text: {
        fr: 'Les messages qui demandent une réponse paraissent ici, le plus urgent d’abord.',
        en: 'Messages that ask for a reply appear here, the most urgent first.',
      },
    },
    held: {
      title: { fr: 'Rien n’est en suspens', en: 'Nothing is on hold' },
      text: {
        fr: 'Ce qui attend quelqu’un d’autre, la voirie par exemple, paraît ici jusqu’au jour où il revient.',
        en: 'What waits for somebody else, the roads department for example, appears here until the day it is back.',
      },
    },
    unlikely: {
      title: { fr: 'Rien à mettre de côté', en: 'Nothing to set aside' },
      text: {
        fr: 'Ce qui n’attend sans doute aucune réponse paraît ici, et compte tant que personne ne le met de côté.',
        en: 'What probably needs no answer appears here, and counts until somebody sets it aside.',
      },
    },
    old: {
      title: { fr: 'Plus rien d’ancien à trier', en: 'Nothing old left to sort' },
      text: {
        fr: 'Ce qui attendait déjà quand un canal a été connecté paraît ici, sans alerter personne.',
        en: 'What was waiting already when a channel was connected appears here, and alerts nobody.',
      },
    },
    all: {
      title: { fr: 'Aucun message pour l’instant', en: 'No message yet' },
      text: {
        fr: 'Les messages reçus sur les canaux connectés paraîtront ici, le plus souvent dans la minute, plus tard quand la mairie est fermée.',
        en: 'Messages received on the connected channels will appear here, mostly within a minute, later while the mairie is closed.',
      },
    },
    excluded: {
      title: { fr: 'Rien n’a été écarté', en: 'Nothing was left out' },
      text: {
        fr: 'Les remerciements, les émojis seuls et ce que vous marquez « pas de réponse attendue » paraissent ici : chacun peut être repris.',
        en: 'Thanks, emoji alone and what you mark “no reply expected” appear here: each can be taken back.',
      },
    },
  },
  original: { fr: 'Voir l’original', en: 'See the original' },
  cannotAnswer: {
    fr: 'On ne peut pas répondre à cette conversation d’ici : ouvrez-la sur le réseau pour y répondre.',
    en: 'This conversation cannot be answered from here: open it on the network to reply.',
  },
  saidWhere: (where: string) => ({ fr: `${where} : `, en: `${where}: ` }),
  readOnly: {
    fr: 'Votre rôle permet de lire les messages, mais pas d’y répondre.',
    en: 'Your role lets you read messages, but not answer them.',
  },
  us: (name: string | null) => ({
    fr: name === null ? 'La mairie' : `La mairie (${name})`,
    en: name === null ? 'The mairie' : `The mairie (${name})`,
  }),
  inAnswerTo: (name: string) => ({ fr: `à ${name}`, en: `to ${name}` }),
  answerThis: { fr: 'Répondre à ce message', en: 'Reply to this message' },
  attachment: { fr: 'Pièce jointe', en: 'Attachment' },
  withheld: {
    fr: 'Pièce jointe que le réseau ne transmet pas (règles européennes) : à voir chez lui',
    en: 'An attachment that the network does not pass on (European rules): see it there',
  },
  newTab: { fr: ' (nouvel onglet)', en: ' (new tab)' },
  photo: { fr: 'Photo jointe au message', en: 'Photo that came with the message' },
  preview: { fr: 'Aperçu', en: 'Preview' },
  previewOf: (name: string) => ({ fr: ` de « ${name} »`, en: ` of “${name}”` }),
  noPreview: {
    fr: 'L’aperçu n’a pas pu être fait : ouvrez le fichier.',
    en: 'The preview could not be made: open the file.',
  },
  note: { fr: 'Note interne', en: 'Internal note' },
  automatic: {
    fr: 'Réponse automatique, qui ne compte pas',
    en: 'Automatic reply, which does not count',
  },
  holding: { fr: 'Réponse d’attente', en: 'Holding reply' },
  hidden: { fr: 'Masqué', en: 'Hidden' },
  removed: (when: string) => ({ fr: `Supprimé ${when}`, en: `Removed ${when}` }),
  edited: { fr: 'Modifié', en: 'Edited' },
  answerTo: (name: string, visibility: 'public' | 'private') => ({
    fr: visibility === 'public' ? `Répondre à ${name}, en public` : `Répondre à ${name}, en privé`,
    en: visibility === 'public' ? `Reply to ${name}, in public` : `Reply to ${name}, in private`,
  }),
  quoted: (text: string) => ({ fr: `« ${text} »`, en: `“${text}”` }),
  shortcut: { fr: 'Ctrl + Entrée pour envoyer', en: 'Ctrl + Enter to send' },
  roomLeft: (shown: string, left: number) => ({
    fr:
      left < 0
        ? 'Le texte est trop long : le réseau n’en prend pas tant.'
        : `Encore ${shown} ${isSingular(left) ? 'caractère' : 'caractères'}`,
    en:
      left < 0
        ? 'The text is too long for the network.'
        : `${shown} ${left === 1 ? 'character' : 'characters'} left`,
  }),
  send: { fr: 'Envoyer', en: 'Send' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  textKept: { fr: 'Votre texte est gardé.', en: 'Your text is kept.' },
  lookThere: { fr: 'Vérifier sur le réseau', en: 'Check on the network' },
  isHolding: { fr: 'C’est une réponse d’attente', en: 'This is a holding reply' },
  markHolding: { fr: 'Marquer comme réponse d’attente', en: 'Mark as a holding reply' },
  markComplete: { fr: 'Marquer comme réponse complète', en: 'Mark as a full answer' },
  saidHolding: { fr: 'C’est noté comme réponse d’attente.', en: 'Noted as a holding reply.' },
  saidComplete: { fr: 'C’est noté comme réponse complète.', en: 'Noted as a full answer.' },
  markAutomatic: { fr: 'C’est une réponse automatique', en: 'This is an automatic reply' },
  markHuman: { fr: 'C’est une personne qui l’a écrite', en: 'Somebody wrote this' },
  saidAutomatic: {
    fr: 'C’est noté : cette réponse automatique ne compte pas.',
    en: 'Noted: this automatic reply does not count.',
  },
  saidHuman: {
    fr: 'C’est noté : une personne a répondu, cette réponse compte.',
    en: 'Noted: somebody answered, and it counts.',
  },
  replyStates: {
    sending: { fr: 'Envoi en cours', en: 'Being sent' },
    sent: { fr: 'Envoyée', en: 'Sent' },
    failed: { fr: 'Non envoyée', en: 'Not sent' },
    unconfirmed: { fr: 'Envoi à vérifier', en: 'To be checked' },
  },
  said: {
    sending: { fr: 'Votre réponse est en cours d’envoi.', en: 'Your reply is being sent.' },
    sent: { fr: 'Votre réponse est envoyée.', en: 'Your reply is sent.' },
    failed: { fr: 'Votre réponse n’est pas partie.', en: 'Your reply did not leave.' },
    unconfirmed: {
      fr: 'On ne sait pas encore si votre réponse est partie.',
      en: 'It is not yet known whether your reply left.',
    },
  },
})
