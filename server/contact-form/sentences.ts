import { englishNumber } from '../language/english.ts'
import { frenchNumber } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const contactSentences = sentences('contact', {
  nameMissing: { fr: 'Dites votre nom.', en: 'Give your name.' },
  addressMissing: {
    fr: 'Laissez une adresse électronique, ou un téléphone : c’est là que la mairie vous répond.',
    en: 'Leave an e-mail address or a telephone number: that is where the mairie answers.',
  },
  noSuchAddress: {
    fr: 'Cette adresse électronique n’est pas complète : vérifiez-la.',
    en: 'This e-mail address is not complete: check it.',
  },
  noSuchNumber: {
    fr: 'Ce numéro n’est pas complet : écrivez par exemple 06 39 98 12 34.',
    en: 'This number is not complete: write for example 06 39 98 12 34.',
  },
  textMissing: { fr: 'Écrivez votre message.', en: 'Write your message.' },
  tooLong: (most: number) => ({
    fr: `C’est trop long : ${frenchNumber(most)} caractères au plus.`,
    en: `That is too long: ${englishNumber(most)} characters at most.`,
  }),
  unwritable: {
    fr: 'Un signe qui ne se voit pas s’y est glissé : retapez ce champ.',
    en: 'A sign that nobody sees has slipped in: type this field again.',
  },
  photoAgain: {
    fr: 'Votre photo n’est pas gardée tant que le message n’est pas parti : choisissez-la de nouveau.',
    en: 'Your photo is not kept before the message has left: choose it again.',
  },
  heic: {
    fr: 'Cette photo est au format HEIC, qui ne s’ouvre pas partout : envoyez-la en JPEG, une capture d’écran convient.',
    en: 'This photo is a HEIC, which does not open everywhere: send it as JPEG, a screenshot will do.',
  },
  toCorrect: {
    fr: 'Ce n’est pas encore parti : corrigez ce qui est indiqué.',
    en: 'It has not left yet: correct what is marked.',
  },
  tooSoon: {
    fr: 'C’est parti bien vite : relisez, puis envoyez de nouveau.',
    en: 'That left very quickly: read it again, then send it once more.',
  },
  tooLate: {
    fr: 'Cette page était ouverte depuis longtemps : rien n’est perdu, envoyez de nouveau.',
    en: 'This page has been open for long: nothing is lost, send it once more.',
  },
  trapped: {
    fr: 'Un champ caché a été rempli, sans doute par votre navigateur : envoyez de nouveau.',
    en: 'A hidden field was filled in, probably by your browser: send it once more.',
  },
  unreadable: {
    fr: 'Ce qui est arrivé n’est pas le formulaire de cette page : envoyez de nouveau.',
    en: 'What arrived is not the form of this page: send it once more.',
  },
  notInDoubt: {
    fr: 'Cette réponse n’est plus à vérifier : quelqu’un s’en est occupé entre-temps.',
    en: 'This reply no longer needs checking: somebody has dealt with it meanwhile.',
  },
  addressGone: {
    fr: 'L’adresse de cette personne a été effacée : la réponse ne peut plus repartir.',
    en: 'This person’s address was erased: the reply can no longer leave.',
  },
  noMailServer: {
    fr: 'Tambour n’a pas de serveur de courriel : la réponse ne peut pas repartir.',
    en: 'Tambour has no mail server: the reply cannot leave again.',
  },
  alreadySent: {
    fr: 'Ce formulaire a déjà été envoyé, et son message est bien arrivé. Si vous en avez écrit un autre, envoyez de nouveau.',
    en: 'This form has been sent already, and its message has arrived. If you have written another one, send it once more.',
  },
  tooManyFromYou: (most: number) => ({
    fr: `${frenchNumber(most)} messages sont déjà partis de votre connexion en une heure : réessayez dans une heure, ou appelez la mairie. Ce que vous avez tapé est encore là.`,
    en: `${englishNumber(most)} messages have left from your connection within an hour already: try again in an hour, or call the mairie. What you typed is still there.`,
  }),
  tooMany: {
    fr: 'Ce formulaire a reçu trop de messages en une heure, et n’en prend pas d’autre pour l’instant : réessayez dans une heure, ou appelez la mairie. Ce que vous avez tapé est encore là.',
    en: 'This form has received too many messages within an hour, and takes no other for now: try again in an hour, or call the mairie. What you typed is still there.',
  },
})
