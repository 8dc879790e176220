import { englishCount, englishNumber } from '../../language/english.ts'
import { frenchCount, frenchNumber } from '../../language/french.ts'
import { type Sentence, sentences } from '../../language/sentence.ts'
import { elided } from '../../language/typeset.ts'
import type { Network } from './network.ts'

/** What is said of Meta's networks alike; `name` is « Facebook » or « Instagram ». */
export const metaSentences = sentences('meta', {
  unreachable: (name: string, why: Sentence) => ({
    fr: `${name} est injoignable : ${why.fr}.`,
    en: `${name} cannot be reached: ${why.en}.`,
  }),
  unanswered: (name: string, why: Sentence) => ({
    fr: `${name} n’a pas donné de réponse complète : ${why.fr}.`,
    en: `${name} gave no complete answer: ${why.en}.`,
  }),
  partTooLate: {
    fr: 'une partie de la réponse n’est pas venue à temps',
    en: 'a part of the answer did not come in time',
  },
  unreadable: (name: string) => ({
    fr: `La réponse reçue n’est pas celle ${elided('de', name)} : un équipement du réseau (proxy, portail) s’interpose peut-être.`,
    en: `The answer that came is not ${name}’s: something on the network (a proxy, a portal) may stand in between.`,
  }),
  transient: (name: string) => ({
    fr: `${name} a un problème passager.`,
    en: `${name} has a passing problem.`,
  }),
  throttled: (name: string) => ({
    fr: `${name} demande d’attendre : trop d’appels ont été faits pour cette page.`,
    en: `${name} asks to wait: too many calls were made for this page.`,
  }),
  blocked: (name: string) => ({
    fr: `${name} bloque pour le moment cette action de la page, jugée trop fréquente ou indésirable : un nouvel essai aura lieu plus tard ; si cela dure, ouvrez la « Qualité de la Page » sur Facebook.`,
    en: `${name} blocks this action of the page for now, judging it too frequent or unwanted: it will be tried again later; if this lasts, open “Page Quality” on Facebook.`,
  }),
  tooMuch: (name: string) => ({
    fr: `${name} refuse de donner autant de contenus à la fois, même un par un.`,
    en: `${name} refuses to give so much at once, even one by one.`,
  }),
  notReady: (name: string) => ({
    fr: `${name} prépare encore cette publication : un nouvel essai aura lieu dans une minute.`,
    en: `${name} is still preparing this post: it will be tried again in a minute.`,
  }),
  permission: (name: string, permissions: readonly string[]) => ({
    fr: `${name} refuse : il manque au code d’accès la permission ${permissions.join(' ou ')} ; un administrateur de la page doit reconnecter le canal en l’accordant.`,
    en: `${name} refuses: the access code lacks the permission ${permissions.join(' or ')}; an administrator of the page has to reconnect the channel and grant it.`,
  }),
  window: (name: string) => ({
    fr: `${name} ne permet plus de répondre à ce message : il faut répondre dans les 24 heures, ou dans les 7 jours si l’application y est autorisée ; répondez par un autre moyen.`,
    en: `${name} no longer lets this message be answered: that must be done within 24 hours, or within 7 days where the application is allowed to; answer by another way.`,
  }),
  replied: (name: string) => ({
    fr: `Une réponse privée a déjà été envoyée à ce message : ${name} n’en permet qu’une ; la suite se passe dans la conversation privée.`,
    en: `A private reply to this message was sent already: ${name} allows only one; go on in the private conversation.`,
  }),
  noPrivate: (name: string) => ({
    fr: `${name} ne permet pas d’écrire en privé à cette personne au sujet de ce message : répondez-lui publiquement.`,
    en: `${name} does not let one write in private to this person about this message: answer in public.`,
  }),
  noContent: (name: string) => ({
    fr: `${name} ne trouve pas ce contenu, ou le code d’accès ne l’ouvre pas.`,
    en: `${name} does not find this content, or the access code does not open it.`,
  }),
  noThread: (name: string) => ({
    fr: `${name} ne trouve pas cette conversation, ou le code d’accès ne l’ouvre pas.`,
    en: `${name} does not find this conversation, or the access code does not open it.`,
  }),
  duplicate: (name: string) => ({
    fr: `${name} dit avoir déjà reçu ce texte.`,
    en: `${name} says that it has this text already.`,
  }),
  /** @param saidByMeta its own words, in its own language */
  parameterSaid: (name: string, saidByMeta: string) => ({
    fr: `${name} refuse cette demande : « ${saidByMeta} ».`,
    en: `${name} refuses this request: “${saidByMeta}”.`,
  }),
  parameter: (name: string, code: number | null) => ({
    fr: `${name} refuse cette demande (code ${code ?? 'inconnu'}).`,
    en: `${name} refuses this request (code ${code ?? 'unknown'}).`,
  }),

  answeredAside: (name: string) => ({
    fr: `Une réponse privée a déjà été envoyée : ${name} n’en permet qu’une par message.`,
    en: `A private reply was sent already: ${name} allows only one for each message.`,
  }),
  tooLateAside: (name: string) => ({
    fr: `Il est trop tard pour répondre en privé : ${name} le permet pendant 7 jours après le message.`,
    en: `It is too late to answer in private: ${name} allows it for 7 days after the message.`,
  }),
  takesNoPrivate: (name: string) => ({
    fr: `${name} ne permet pas de répondre en privé à ce message, ou ne le permet plus : une réponse privée est peut-être déjà partie ${elided('de', name)}.`,
    en: `${name} does not let this message be answered in private, or no longer: a private reply may have been sent from ${name} already.`,
  }),
  tooLateInThread: ({ name, elsewhere }: Network) => ({
    fr: `Il est trop tard pour répondre d’ici : ${name} le permet pendant 7 jours après le dernier message de la personne. Écrivez-lui ${elsewhere.fr}.`,
    en: `It is too late to answer from here: ${name} allows it for 7 days after the person’s last message. Write to them ${elsewhere.en}.`,
  }),
  nameless: ({ name, elsewhere }: Network) => ({
    fr: `${name} ne dit pas qui a écrit ce message : répondez-y ${elsewhere.fr}.`,
    en: `${name} does not tell who wrote this message: answer it ${elsewhere.en}.`,
  }),
  replyTooLong: (name: string, most: number) => ({
    fr: `La réponse est trop longue : ${name} prend ${frenchNumber(most)} signes au plus.`,
    en: `The reply is too long: ${name} takes ${englishNumber(most)} characters at most.`,
  }),
  recipientUntold: (name: string) => ({
    fr: `${name} ne dit pas à qui ce message a été envoyé.`,
    en: `${name} does not tell to whom this message was sent.`,
  }),

  postGone: ({ name, owner }: Network) => ({
    fr: `${name} ne trouve plus la publication sous laquelle ce commentaire devait paraître : elle a été retirée, ou ${owner.fr} n’y a plus accès.`,
    en: `${name} no longer finds the post under which this comment was to appear: it was removed, or ${owner.en} no longer has access to it.`,
  }),
  postHidden: (name: string) => ({
    fr: `La publication existe sur ${name}, mais n’est pas visible du public.`,
    en: `The post exists on ${name}, but the public cannot see it.`,
  }),
  commentHidden: (name: string) => ({
    fr: `Le commentaire existe sur ${name}, mais n’est pas visible du public.`,
    en: `The comment exists on ${name}, but the public cannot see it.`,
  }),
  commentDiffers: (name: string) => ({
    fr: `Le commentaire visible sur ${name} n’est pas celui qui a été envoyé.`,
    en: `The comment that is seen on ${name} is not the one that was sent.`,
  }),
  textDiffers: (name: string) => ({
    fr: `Le texte visible sur ${name} n’est pas celui qui a été envoyé.`,
    en: `The text that is seen on ${name} is not the one that was sent.`,
  }),
  postNotYet: (name: string) => ({
    fr: `${name} ne montre pas encore la publication.`,
    en: `${name} does not show the post yet.`,
  }),
  commentNotYet: (name: string) => ({
    fr: `${name} ne montre pas encore le commentaire.`,
    en: `${name} does not show the comment yet.`,
  }),

  namelessComments: (name: string) => ({
    fr: `${name} ne dit pas qui a écrit certains commentaires : ils sont mesurés, mais sans nom.`,
    en: `${name} does not tell who wrote some comments: they are measured, but without a name.`,
  }),
  sameTwice: {
    fr: 'Meta a redonné deux fois la même partie d’une liste : la suite n’a pas pu être lue.',
    en: 'Meta gave the same part of a list twice: the rest could not be read.',
  },
  unknownForm: {
    fr: 'Meta a donné un contenu sous une forme inconnue : il a été laissé de côté.',
    en: 'Meta gave something in an unknown form: it was left aside.',
  },
  /** It reaches the weekly mail, so it names nobody; the number tells conversations apart. */
  olderUnread: (thread: string, left: number | null, name: string) => ({
    fr: `Conversation privée ${thread} : ${
      left === null || left <= 0
        ? 'des messages plus anciens ne se lisent pas'
        : frenchCount(
            left,
            'message plus ancien ne se lit pas',
            'messages plus anciens ne se lisent pas',
          )
    }, ${name} ne donne que les 20 derniers.`,
    en: `Private conversation ${thread}: ${
      left === null || left <= 0
        ? 'older messages cannot be read'
        : englishCount(left, 'older message cannot be read', 'older messages cannot be read')
    }, ${name} gives only the last 20.`,
  }),
})
