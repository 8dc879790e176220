import { englishCount, englishNumber, englishSize } from '../language/english.ts'
import { frenchCount, frenchNumber, frenchSize } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const inboxSentences = sentences('inbox', {
  channel: { fr: 'Ce canal', en: 'This channel' },
  address: { fr: 'Cette adresse', en: 'This address' },
  conversation: { fr: 'Cette conversation', en: 'This conversation' },
  message: { fr: 'Ce message', en: 'This message' },
  override: { fr: 'Cet avis', en: 'This judgement' },
  question: { fr: 'Cette question', en: 'This question' },
  savedReply: { fr: 'Cette réponse type', en: 'This usual reply' },
  attachment: { fr: 'Cette pièce jointe', en: 'This attachment' },
  reply: { fr: 'Cette réponse', en: 'This reply' },
  note: { fr: 'Cette note', en: 'This note' },
  holdTooSoon: {
    fr: 'Choisissez un jour à venir : demain au plus tôt.',
    en: 'Choose a day to come: tomorrow at the earliest.',
  },
  holdTooLate: {
    fr: 'Choisissez un jour dans l’année qui vient.',
    en: 'Choose a day within a year.',
  },
  notYourNote: {
    fr: 'Cette note est d’un collègue : seul son auteur peut la changer.',
    en: 'This note is a colleague’s: only its author can change it.',
  },
  noMoreThere: {
    fr: 'La suite de la liste demandée n’existe pas : reprenez-la au début.',
    en: 'The part of the list that was asked for does not exist: take it up again from the start.',
  },

  lookUnderWay: (name: string) => ({
    fr: `Une relève du canal « ${name} » est déjà en cours.`,
    en: `The channel “${name}” is being checked for messages already.`,
  }),
  onlyPublishes: (name: string) => ({
    fr: `Le canal « ${name} » ne sert qu’à publier : il n’y a rien à relever.`,
    en: `The channel “${name}” is only used to publish: it has no messages to check for.`,
  }),
  isDisconnected: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté.`,
    en: `The channel “${name}” is disconnected.`,
  }),
  isArchive: (name: string) => ({
    fr: `Le canal « ${name} » n’est connu que par son archive : connectez-le pour le relever.`,
    en: `The channel “${name}” is known by its archive alone: connect it to check it for messages.`,
  }),
  isPaused: (name: string) => ({
    fr: `Le canal « ${name} » est en pause.`,
    en: `The channel “${name}” is paused.`,
  }),
  cannotReceive: (kind: Sentence) => ({
    fr: `${kind.fr} ne sait pas recevoir de messages.`,
    en: `${kind.en} cannot receive messages.`,
  }),
  lookInterrupted: (name: string) => ({
    fr: `La relève du canal « ${name} » a été interrompue : elle reprendra où elle en était.`,
    en: `The check of the channel “${name}” for messages was interrupted: it will go on from where it was.`,
  }),
  lookFailed: (name: string) => ({
    fr: `La relève du canal « ${name} » a échoué sur une erreur inattendue, notée dans le journal du serveur ; rien n’est perdu, elle sera tentée à nouveau.`,
    en: `The check of the channel “${name}” for messages met an unexpected error, noted in the server’s log; nothing is lost, it will be tried again.`,
  }),

  cannotAnswer: (kind: Sentence) => ({
    fr: `${kind.fr} ne permet pas de répondre depuis Tambour.`,
    en: `${kind.en} does not let one answer from Tambour.`,
  }),
  sendingInterrupted: {
    fr: 'L’envoi a été interrompu : vérification en cours.',
    en: 'Sending was interrupted: it is being checked.',
  },
  unknownWhilePaused: (name: string) => ({
    fr: `Impossible de savoir si la réponse est partie : le canal « ${name} » est en pause.`,
    en: `There is no telling whether the reply left: the channel “${name}” is paused.`,
  }),
  cannotTell: (kind: Sentence) => ({
    fr: `${kind.fr} ne permet pas de savoir si la réponse est partie : regardez la conversation.`,
    en: `${kind.en} does not tell whether the reply left: look at the conversation.`,
  }),
  lookForReplyFailed: {
    fr: 'La vérification a échoué sur une erreur inattendue : regardez la conversation.',
    en: 'The look met an unexpected error: look at the conversation.',
  },
  notSent: {
    fr: 'La réponse n’est pas partie : réessayez.',
    en: 'The reply did not leave: try again.',
  },
  removed: {
    fr: 'Ce message a été retiré : il n’est plus possible d’y répondre.',
    en: 'This message was removed: it can no longer be answered.',
  },
  reconnectPaused: (name: string) => ({
    fr: `Le canal « ${name} » est en pause : reconnectez-le pour répondre.`,
    en: `The channel “${name}” is paused: reconnect it to answer.`,
  }),
  reconnectGone: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté : reconnectez-le pour répondre.`,
    en: `The channel “${name}” is disconnected: reconnect it to answer.`,
  }),
  onlyToResidents: {
    fr: 'On ne répond qu’au message d’un habitant.',
    en: 'Only a resident’s message can be answered.',
  },
  replyTooLong: (most: number) => ({
    fr: `La réponse est trop longue : ${frenchNumber(most)} signes au plus.`,
    en: `The reply is too long: ${englishNumber(most)} characters at most.`,
  }),
  noFiles: (kind: Sentence) => ({
    fr: `${kind.fr} ne prend pas de fichiers : retirez-les, puis envoyez la réponse.`,
    en: `${kind.en} takes no files: remove them, then send the reply.`,
  }),
  tooManyFiles: (most: number) => ({
    fr: `Il y a trop de fichiers : ${frenchCount(most, 'fichier', 'fichiers')} au plus.`,
    en: `There are too many files: ${englishCount(most, 'file', 'files')} at most.`,
  }),
  filesTooLarge: (bytes: number) => ({
    fr: `Les fichiers pèsent trop : ${frenchSize(bytes)} au plus, tous ensemble.`,
    en: `The files are too large: ${englishSize(bytes)} at most, all together.`,
  }),
  leftAlready: {
    fr: 'Cette réponse est déjà partie.',
    en: 'This reply has left already.',
  },
  sendingUnderWay: {
    fr: 'L’envoi de cette réponse est en cours : attendez son résultat.',
    en: 'This reply is being sent: wait for what comes of it.',
  },
  byTelephone: { fr: 'Répondu par téléphone.', en: 'Answered by telephone.' },
  notByTelephone: {
    fr: 'On ne note « répondu par téléphone » que pour un message vocal, ou pour qui n’a laissé que son téléphone : répondez ici à ce message.',
    en: 'Only a voice message, or somebody who left a telephone number alone, is noted as “answered by telephone”: answer this message here.',
  },
  calledLater: {
    fr: 'Cette heure n’est pas encore passée : donnez celle de l’appel.',
    en: 'That time has not come yet: give that of the call.',
  },
  calledBefore: {
    fr: 'Cette heure est avant le message : donnez celle de l’appel qui y répond.',
    en: 'That time is before the message: give that of the call that answers it.',
  },
  answeredSince: (name: string | null) => ({
    fr: `${name ?? 'La mairie'} a répondu depuis que vous avez commencé : lisez cette réponse, puis envoyez la vôtre quand même, ou non.`,
    en: `${name ?? 'The mairie'} has answered since you began: read that answer, then send yours anyway, or not.`,
  }),
  answeredElsewhere: {
    fr: 'Une réponse de vous est partie depuis que vous avez commencé : lisez-la, puis envoyez celle-ci quand même, ou non.',
    en: 'An answer of yours has left since you began: read it, then send this one anyway, or not.',
  },
  keyUsed: {
    fr: 'Cette clé a déjà servi pour une autre réponse.',
    en: 'This key was used already for another reply.',
  },
  notInPublic: {
    fr: 'On ne répond pas publiquement à un message privé.',
    en: 'A private message is not answered in public.',
  },
  notInPrivate: {
    fr: 'On ne peut pas répondre en privé à ce message.',
    en: 'This message cannot be answered in private.',
  },

  privateIsHidden: {
    fr: 'Un message privé n’est vu de personne d’autre : il ne se masque pas.',
    en: 'A private message is seen by nobody else: there is nothing to hide.',
  },
  ownIsNotHidden: {
    fr: 'On ne masque pas ce que la mairie a écrit elle-même : supprimez-le sur le réseau.',
    en: 'What the mairie itself wrote is not hidden: delete it on the network.',
  },
  nothingToHide: {
    fr: 'Ce message a été retiré : il n’y a plus rien à masquer.',
    en: 'This message was removed: there is nothing left to hide.',
  },
  reconnectFirst: (name: string) => ({
    fr: `Le canal « ${name} » est en pause : reconnectez-le d’abord.`,
    en: `The channel “${name}” is paused: reconnect it first.`,
  }),
  cannotHide: (kind: Sentence) => ({
    fr: `${kind.fr} ne permet pas de masquer un message depuis Tambour.`,
    en: `${kind.en} does not let one hide a message from Tambour.`,
  }),

  onlyOursIsAutomatic: {
    fr: 'Seul un message envoyé par la mairie peut être une réponse automatique.',
    en: 'Only a message sent by the mairie can be an automatic reply.',
  },
  onlyOursIsHolding: {
    fr: 'Seule une réponse écrite par la mairie peut être une réponse d’attente.',
    en: 'Only a reply written by the mairie can be a holding reply.',
  },
  onlyTheirsWaits: {
    fr: 'Seul le message d’un habitant attend, ou non, une réponse.',
    en: 'Only a resident’s message waits, or does not wait, for a reply.',
  },
  overriddenSince: {
    fr: 'Quelqu’un a jugé ce message depuis : c’est ce dernier avis qui compte.',
    en: 'Somebody has judged this message since: that last judgement counts.',
  },
  mayNotAnswer: {
    fr: 'Cette personne ne peut pas répondre aux messages de la commune : choisissez-en une autre.',
    en: 'This person may not answer the commune’s messages: choose somebody else.',
  },
  keyOfNobody: {
    fr: 'Cette clé n’est à personne : aucune conversation ne lui est attribuée.',
    en: 'This key belongs to nobody: no conversation is assigned to it.',
  },
  notWithItself: {
    fr: 'Une conversation ne se regroupe pas avec elle-même.',
    en: 'A conversation is not joined with itself.',
  },
  joinedAlready: {
    fr: 'Ces deux conversations sont déjà regroupées.',
    en: 'These two conversations are joined already.',
  },
  thisPerson: { fr: 'Cette personne', en: 'This person' },
  oneChannel: {
    fr: 'Ces deux personnes ont écrit par le même canal : choisissez quelqu’un d’un autre canal.',
    en: 'These two people wrote on the same channel: choose somebody of another channel.',
  },
  onePersonAlready: {
    fr: 'C’est déjà la même personne.',
    en: 'They are one person already.',
  },
  onePersonNoMore: {
    fr: 'Ce n’est déjà plus la même personne.',
    en: 'They are no longer one person.',
  },
  joinedWithNone: {
    fr: 'Cette conversation n’est regroupée avec aucune autre.',
    en: 'This conversation is joined with no other.',
  },
  joinedNoMore: {
    fr: 'Ces deux conversations ne sont plus regroupées.',
    en: 'These two conversations are no longer joined.',
  },
})
