import { englishCount, englishDuration, englishNumber } from '../language/english.ts'
import { frenchCount, frenchDuration, frenchNumber } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'
import type { DeliveryState } from './rules/delivery.ts'

const stateLabels: Record<DeliveryState, { fr: string; en: string }> = {
  draft: { fr: 'un brouillon', en: 'a draft' },
  'awaiting-approval': { fr: 'à valider', en: 'waiting for approval' },
  scheduled: { fr: 'programmée', en: 'scheduled' },
  due: { fr: 'à faire à la main', en: 'to be done by hand' },
  sending: { fr: 'en cours', en: 'being sent' },
  published: { fr: 'déjà publiée', en: 'published already' },
  verified: { fr: 'déjà publiée et vérifiée', en: 'published and verified already' },
  failed: { fr: 'en échec', en: 'failed' },
  unconfirmed: { fr: 'à confirmer', en: 'to be confirmed' },
  missed: { fr: 'manquée', en: 'missed' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
}

/** Which picture of a post: its place, counted from 1; null: it has one only. */
type Which = number | null
const frenchWhich = (which: Which) => (which === null ? 'l’image' : `l’image ${which}`)
const englishWhich = (which: Which) => (which === null ? 'the image' : `image ${which}`)

export const publishingSentences = sentences('publishing', {
  publication: { fr: 'Cette publication', en: 'This publication' },
  channelNumber: (id: number) => ({ fr: `Le canal ${id}`, en: `Channel ${id}` }),

  channelPaused: (name: string, why: Sentence | null) => ({
    fr: `Le canal « ${name} » est en pause${why === null ? '' : ` : ${why.fr}`}`,
    en: `The channel “${name}” is paused${why === null ? '' : `: ${why.en}`}`,
  }),
  channelGone: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté : reconnectez-le, puis réessayez.`,
    en: `The channel “${name}” is disconnected: reconnect it, then try again.`,
  }),
  reconnectPaused: (name: string) => ({
    fr: `Le canal « ${name} » est en pause : reconnectez-le d’abord.`,
    en: `The channel “${name}” is paused: reconnect it first.`,
  }),
  reconnectGone: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté : reconnectez-le d’abord.`,
    en: `The channel “${name}” is disconnected: reconnect it first.`,
  }),
  reconnectToPublish: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté : reconnectez-le pour y publier.`,
    en: `The channel “${name}” is disconnected: reconnect it to publish there.`,
  }),
  thenTryAgain: (first: Sentence) => ({
    fr: `${first.fr} Ensuite, réessayez.`,
    en: `${first.en} Then try again.`,
  }),
  notForPublishing: (name: string) => ({
    fr: `Le canal « ${name} » ne sert pas à publier.`,
    en: `The channel “${name}” is not used to publish.`,
  }),

  cannotCorrect: (label: Sentence) => ({
    fr: `« ${label.fr} » ne permet pas de changer ce qui est publié : faites-le sur place.`,
    en: `“${label.en}” does not let us change what is published: do it there.`,
  }),
  cannotWithdraw: (label: Sentence) => ({
    fr: `« ${label.fr} » ne permet pas de retirer une publication d’ici : retirez-la sur place.`,
    en: `“${label.en}” does not let us take a post back from here: remove it there.`,
  }),
  whereIsIt: {
    fr: 'On ne sait pas où est cette publication : retirez-la sur place.',
    en: 'Where this post is is not known: remove it there.',
  },
  notCorrected: (isWithdrawal: boolean, why: Sentence) => ({
    fr: `${isWithdrawal ? 'La publication n’a pas pu être retirée' : 'Le texte en ligne n’a pas pu être mis à jour'} : faites-le sur place. ${why.fr}`,
    en: `${isWithdrawal ? 'The post could not be taken back' : 'The text that is out could not be brought up to date'}: do it there. ${why.en}`,
  }),
  withdrawn: {
    fr: 'Retirée après avoir été publiée.',
    en: 'Taken back after it was published.',
  },

  mayStillArrive: {
    fr: 'La publication vient d’être coupée et peut encore aboutir : attendez une minute, puis regardez de nouveau.',
    en: 'The publication was cut off just now and may still succeed: wait a minute, then look again.',
  },
  readAlready: {
    fr: 'Cette publication est déjà relue.',
    en: 'This publication was read back already.',
  },
  underNothing: {
    fr: 'Ce premier commentaire part sous sa publication, qui n’est pas en ligne : publiez-la d’abord.',
    en: 'This first comment goes under its post, which is not online: publish that first.',
  },
  justChanged: {
    fr: 'Cette publication vient de changer d’état : regardez où elle en est.',
    en: 'This publication has just changed state: look where it stands.',
  },
  wrongState: (state: DeliveryState) => ({
    fr: `Cette publication est ${stateLabels[state].fr} : cette action n’est plus possible.`,
    en: `This publication is ${stateLabels[state].en}: this is no longer possible.`,
  }),
  eventPutOff: {
    fr: 'L’événement est reporté : donnez d’abord sa nouvelle date, cette publication la suivra.',
    en: 'The event is put off: give its new date first, this publication will follow it.',
  },
  eventChanged: {
    fr: 'L’événement a changé depuis : ce texte n’est plus vrai. Ajoutez plutôt une publication.',
    en: 'The event has changed since: this text is no longer true. Add a publication instead.',
  },

  cannotVerify: (kind: Sentence) => ({
    fr: `${kind.fr} ne permet pas de vérifier si la publication est en ligne.`,
    en: `${kind.en} does not let one check whether the post is online.`,
  }),
  sameIsOnline: {
    fr: 'Une publication identique est en ligne, mais c’en est une autre.',
    en: 'An identical post is online, but it is another one.',
  },
  lookFailed: {
    fr: 'La vérification a échoué : le journal du serveur dit pourquoi.',
    en: 'The look failed: the server’s log says why.',
  },
  whereUnknown: {
    fr: 'Une personne a confirmé la publication, et Tambour ne sait pas où elle est : écrivez ce commentaire vous-même sous elle.',
    en: 'Somebody confirmed the publication, and Tambour does not know where it is: write this comment under it yourself.',
  },
  readingFailed: {
    fr: 'La relecture a échoué : le journal du serveur dit pourquoi.',
    en: 'Reading back failed: the server’s log says why.',
  },
  gaveUp: (why: Sentence, sendings: number) => ({
    fr: `${ended(why.fr)} Tambour s’arrête après ${frenchCount(sendings, 'essai', 'essais')} : réessayez quand le réseau répondra.`,
    en: `${ended(why.en)} Tambour stops after ${englishCount(sendings, 'attempt', 'attempts')}: try again when the network answers.`,
  }),
  changedMeanwhile: {
    fr: 'Elle a été retirée, ou son événement a changé, pendant la publication, qui n’a pas abouti : rien n’est parti.',
    en: 'It was taken back, or its event changed, during the publication, which did not succeed: nothing went out.',
  },
  cannotPublish: (kind: Sentence) => ({
    fr: `${kind.fr} ne permet pas de publier.`,
    en: `${kind.en} does not let one publish.`,
  }),
  noFirstComment: (kind: Sentence) => ({
    fr: `${kind.fr} ne permet pas de premier commentaire.`,
    en: `${kind.en} takes no first comment.`,
  }),
  takenUpAgain: {
    fr: 'La publication n’a pas pu partir à temps : elle est reprise.',
    en: 'The publication could not leave in time: it is taken up again.',
  },
  interrupted: {
    fr: 'La publication a été interrompue : vérification en cours.',
    en: 'The publication was interrupted: it is being checked.',
  },
  unprepared: {
    fr: 'La publication n’a pas pu être préparée : le journal du serveur dit pourquoi.',
    en: 'The publication could not be prepared: the server’s log says why.',
  },
  stopped: {
    fr: 'Tambour s’est arrêté pendant la publication.',
    en: 'Tambour stopped during the publication.',
  },
  cutOff: {
    fr: 'La publication a été coupée : vérification en cours.',
    en: 'The publication was cut off: it is being checked.',
  },
  nothingPublished: (sendings: number) => ({
    fr: `Le réseau n’a rien publié après ${sendings} essais : vérifiez le canal, puis réessayez.`,
    en: `The network published nothing after ${sendings} attempts: check the channel, then try again.`,
  }),
  postCancelled: { fr: 'Sa publication est annulée.', en: 'Its post is cancelled.' },
  notByHand: {
    fr: 'Tambour publie lui-même sur ce canal : il n’y a rien à faire à la main.',
    en: 'Tambour publishes on this channel itself: there is nothing to do by hand.',
  },
  printed: (label: Sentence) => ({
    fr: `« ${label.fr} » : ce qui est imprimé ne se corrige ni ne se retire.`,
    en: `“${label.en}”: what is printed can be neither corrected nor taken back.`,
  }),
  over: {
    fr: 'Ce texte n’est plus valable : rien n’est parti après sa fin.',
    en: 'This text is valid no more: nothing went out after its end.',
  },
  notDone: (lateMs: number) => ({
    fr: `L’heure prévue est passée de ${frenchDuration(lateMs)} et personne ne l’a publiée : publiez-la encore, ou laissez-la.`,
    en: `The time planned is ${englishDuration(lateMs)} past and nobody published it: publish it still, or leave it.`,
  }),
  lateAsk: (lateMs: number) => ({
    fr: `L’heure prévue est passée de ${frenchDuration(lateMs)} : à vous de dire s’il faut publier quand même.`,
    en: `The time planned is ${englishDuration(lateMs)} past: it is for you to say whether to publish all the same.`,
  }),
  lateMiss: (lateMs: number) => ({
    fr: `L’heure prévue est passée de ${frenchDuration(lateMs)} : comme demandé, rien n’a été publié.`,
    en: `The time planned is ${englishDuration(lateMs)} past: as asked, nothing was published.`,
  }),

  textEmpty: (channel: string) => ({
    fr: `Le texte pour « ${channel} » est vide.`,
    en: `The text for “${channel}” is empty.`,
  }),
  textTooLong: (channel: string, excess: number, kind: Sentence, most: number) => ({
    fr: `Le texte pour « ${channel} » dépasse de ${frenchCount(excess, 'signe', 'signes')} ce que prend ${kind.fr} (${frenchNumber(most)}) : raccourcissez-le.`,
    en: `The text for “${channel}” is ${englishCount(excess, 'character', 'characters')} longer than ${kind.en} takes (${englishNumber(most)}): shorten it.`,
  }),
  tooManyHashtags: (kind: Sentence, most: number, channel: string) => ({
    fr: `${kind.fr} prend ${most} mots-dièse au plus, et le texte pour « ${channel} » en a davantage : retirez-en.`,
    en: `${kind.en} takes ${most} hashtags at most, and the text for “${channel}” has more: remove some.`,
  }),
  tooManyMentions: (kind: Sentence, most: number, channel: string) => ({
    fr: `${kind.fr} prend ${most} mentions au plus, et le texte pour « ${channel} » en a davantage : retirez-en.`,
    en: `${kind.en} takes ${most} mentions at most, and the text for “${channel}” has more: remove some.`,
  }),
  commentTooLong: (channel: string, excess: number, kind: Sentence) => ({
    fr: `Le premier commentaire pour « ${channel} » dépasse de ${frenchCount(excess, 'signe', 'signes')} ce que prend ${kind.fr} : raccourcissez-le.`,
    en: `The first comment for “${channel}” is ${englishCount(excess, 'character', 'characters')} longer than ${kind.en} takes: shorten it.`,
  }),
  needsImage: (channel: string, kind: Sentence) => ({
    fr: `Sans image, rien ne peut paraître sur « ${channel} » (${kind.fr}) : ajoutez une image, ou retirez ce canal.`,
    en: `Without an image nothing can appear on “${channel}” (${kind.en}): add an image, or remove this channel.`,
  }),
  tooManyImages: (kind: Sentence, most: number, count: number, channel: string) => ({
    fr: `${kind.fr} ne montre que ${frenchCount(most, 'image', 'images')} par publication, et celle-ci en a ${count} : retirez ${frenchCount(count - most, 'image', 'images')}, ou « ${channel} ».`,
    en: `${kind.en} shows only ${englishCount(most, 'image', 'images')} in a post, and this one has ${count}: remove ${englishCount(count - most, 'image', 'images')}, or “${channel}”.`,
  }),
  imageType: (kind: Sentence, which: Which, channel: string) => ({
    fr: `${kind.fr} ne prend d’image ni en JPEG ni en PNG : retirez ${frenchWhich(which)}, ou « ${channel} ».`,
    en: `${kind.en} takes images neither in JPEG nor in PNG: remove ${englishWhich(which)}, or “${channel}”.`,
  }),
  imageTooHeavy: (kind: Sentence, kilobytes: number, which: Which, channel: string) => ({
    fr: `${kind.fr} ne prend pas d’image de plus de ${frenchNumber(kilobytes)} ko : retirez ${frenchWhich(which)}, ou « ${channel} ».`,
    en: `${kind.en} takes no image of more than ${englishNumber(kilobytes)} kB: remove ${englishWhich(which)}, or “${channel}”.`,
  }),
  imageTooNarrow: (
    kind: Sentence,
    width: { least: number; is: number },
    which: Which,
    channel: string,
  ) => ({
    fr: `${kind.fr} veut des images larges d’au moins ${frenchCount(width.least, 'pixel', 'pixels')}, et ${frenchWhich(which)} n’en a que ${frenchNumber(width.is)} : retirez ${frenchWhich(which)}, ou « ${channel} ».`,
    en: `${kind.en} wants images at least ${englishCount(width.least, 'pixel', 'pixels')} wide, and ${englishWhich(which)} has only ${englishNumber(width.is)}: remove ${englishWhich(which)}, or “${channel}”.`,
  }),
})

/** With one full stop at its end. */
function ended(text: string): string {
  return text.replace(/[.\s]*$/u, '.')
}
