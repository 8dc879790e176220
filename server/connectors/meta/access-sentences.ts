import { englishDate } from '../../language/english.ts'
import { frenchDate } from '../../language/french.ts'
import { type Sentence, sentences } from '../../language/sentence.ts'
import { elided } from '../../language/typeset.ts'

/** Subcodes of 190: https://developers.facebook.com/docs/graph-api/guides/error-handling */
const deaths = new Map([
  [
    458,
    {
      fr: 'L’application a été retirée des autorisations de la page',
      en: 'The application was removed from the page’s permissions',
    },
  ],
  [
    459,
    {
      fr: 'Facebook demande à la personne qui a connecté la page de confirmer son identité sur facebook.com',
      en: 'Facebook asks the person who connected the page to confirm their identity on facebook.com',
    },
  ],
  [
    460,
    {
      fr: 'Le mot de passe Facebook de la personne qui a connecté la page a changé',
      en: 'The Facebook password of the person who connected the page has changed',
    },
  ],
  [463, { fr: 'Le code d’accès de la page a expiré', en: 'The page’s access code has expired' }],
  [
    464,
    {
      fr: 'Le compte Facebook de la personne qui a connecté la page n’est pas confirmé',
      en: 'The Facebook account of the person who connected the page is not confirmed',
    },
  ],
  [
    467,
    {
      fr: 'La personne qui a connecté la page s’est déconnectée de Facebook',
      en: 'The person who connected the page has signed out of Facebook',
    },
  ],
  [
    492,
    {
      fr: 'La personne qui a connecté la page n’en est plus administratrice',
      en: 'The person who connected the page no longer administers it',
    },
  ],
])

const deathOf = (subcode: number | null) => (subcode === null ? undefined : deaths.get(subcode))

/** What is said of connecting a page, of its access code and of what that opens. */
export const accessSentences = sentences('meta', {
  /** What is said of a token that was never accepted: there is nothing to reconnect yet. */
  firstToken: (subcode: number | null) => {
    const because = deathOf(subcode)
    return because === undefined
      ? {
          fr: 'Facebook ne reconnaît pas ce code d’accès : recopiez-le en entier, ou prenez-en un nouveau pour cette page.',
          en: 'Facebook does not recognise this access code: copy all of it again, or take a new one for this page.',
        }
      : {
          fr: `${because.fr} : prenez un nouveau code d’accès pour cette page.`,
          en: `${because.en}: take a new access code for this page.`,
        }
  },
  deadToken: (subcode: number | null) => {
    const because = deathOf(subcode) ?? {
      fr: 'Facebook n’accepte pas le code d’accès de la page',
      en: 'Facebook does not accept the page’s access code',
    }
    return {
      fr: `${because.fr} : reconnectez le canal.`,
      en: `${because.en}: reconnect the channel.`,
    }
  },
  firstWrongKind: {
    fr: 'Ce code d’accès est celui d’une personne et non celui de la page : prenez le code d’accès de la page.',
    en: 'This access code is a person’s and not the page’s: take the page’s access code.',
  },
  wrongKind: {
    fr: 'Ce code d’accès est celui d’une personne et non celui de la page : reconnectez le canal avec le code d’accès de la page.',
    en: 'This access code is a person’s and not the page’s: reconnect the channel with the page’s access code.',
  },
  opensNoPage: (page: string) => ({
    fr: `Ce code d’accès n’ouvre pas la page ${page} : vérifiez le numéro de la page, ou prenez le code d’accès de cette page.`,
    en: `This access code does not open page ${page}: check the page’s number, or take the access code of that page.`,
  }),
  otherPage: (other: string, page: string) => ({
    fr: `Ce code d’accès est celui d’une autre page (${other}) et n’ouvre pas la page ${page} : vérifiez le numéro, ou prenez le code d’accès de cette page.`,
    en: `This access code is another page’s (${other}) and does not open page ${page}: check the number, or take the access code of that page.`,
  }),
  othersToken: (page: string, whose: string) => ({
    fr: `Ce code d’accès n’est pas celui de la page ${page}, mais celui de « ${whose} » : reconnectez le canal avec le code d’accès de la page.`,
    en: `This access code is not that of page ${page}, but that of “${whose}”: reconnect the channel with the page’s access code.`,
  }),
  firstOthersToken: (page: string, whose: string) => ({
    fr: `Ce code d’accès n’est pas celui de la page ${page}, mais celui de « ${whose} » : vérifiez le numéro, ou prenez le code d’accès de cette page.`,
    en: `This access code is not that of page ${page}, but that of “${whose}”: check the number, or take the access code of that page.`,
  }),
  noToken: {
    fr: 'Le code d’accès de la page manque : reconnectez le canal.',
    en: 'The page’s access code is missing: reconnect the channel.',
  },
  strangeToken: {
    fr: 'Le code d’accès de la page contient des signes qu’aucun code d’accès n’a : recopiez-le en entier, sans espace.',
    en: 'The page’s access code has characters that no access code has: copy all of it again, without a space.',
  },
  pageIsNoNumber: (page: string) => ({
    fr: `Le numéro de la page doit être une suite de chiffres, et non « ${page} ».`,
    en: `The page’s number must be a row of digits, and not “${page}”.`,
  }),
  tokenValid: {
    fr: 'Le code d’accès de la page est valide.',
    en: 'The page’s access code is valid.',
  },
  tokenWithoutEnd: {
    fr: 'Le code d’accès de la page est valide, sans date de fin.',
    en: 'The page’s access code is valid, without an end date.',
  },
  /** @param day local date */
  tokenUntil: (day: string) => ({
    fr: `Le code d’accès de la page est valide jusqu’au ${frenchDate(day)}.`,
    en: `The page’s access code is valid until ${englishDate(day)}.`,
  }),
  tokenEnds: (day: string) => ({
    fr: `Le code d’accès de la page ne sera plus valide après le ${frenchDate(day)} : reconnectez le canal avant cette date.`,
    en: `The page’s access code will no longer be valid after ${englishDate(day)}: reconnect the channel before that date.`,
  }),
  readingEnds: (day: string) => ({
    fr: `Facebook ne laissera plus lire la page après le ${frenchDate(day)} : reconnectez le canal avant cette date.`,
    en: `Facebook will no longer let the page be read after ${englishDate(day)}: reconnect the channel before that date.`,
  }),
  readingEnded: (day: string) => ({
    fr: `Facebook ne laisse plus lire la page depuis le ${frenchDate(day)} : reconnectez le canal.`,
    en: `Facebook has not let the page be read since ${englishDate(day)}: reconnect the channel.`,
  }),
  permissionsUntold: {
    fr: 'Facebook ne dit pas quelles permissions ce code d’accès a : indiquez le numéro et la clé secrète de l’application pour le savoir.',
    en: 'Facebook does not tell which permissions this access code has: give the application’s number and secret key to know.',
  },
  allPermissions: {
    fr: 'Toutes les permissions nécessaires sont accordées.',
    en: 'All the permissions that are needed are granted.',
  },
  permissionsGranted: (scopes: readonly string[]) => ({
    fr: `Permissions accordées : ${scopes.join(', ')}.`,
    en: `Permissions granted: ${scopes.join(', ')}.`,
  }),
  permissionMissing: (scope: string, without: Sentence) => ({
    fr: `La permission ${scope} manque : ${without.fr}.`,
    en: `The permission ${scope} is missing: ${without.en}.`,
  }),
  privateRead: { fr: 'Les messages privés sont lus.', en: 'Private messages are read.' },
  privateRefused: (name: string) => ({
    fr: `${name} refuse l’accès aux messages privés : ils ne sont ni lus ni mesurés, et l’on ne peut pas y répondre d’ici.`,
    en: `${name} refuses access to private messages: they are neither read nor measured, and cannot be answered from here.`,
  }),
  commentsRefused: (name: string) => ({
    fr: `${name} refuse l’accès aux commentaires : ils ne sont pas lus, et leurs délais ne sont pas mesurés.`,
    en: `${name} refuses access to comments: they are not read, and their delays are not measured.`,
  }),
  appNumber: { fr: 'Numéro de l’application', en: 'Application number' },
  appSecret: { fr: 'Clé secrète de l’application', en: 'Application secret key' },
  verifyWord: { fr: 'Mot de vérification des webhooks', en: 'Webhook verification word' },
  pageToken: { fr: 'Code d’accès de la page', en: 'Page access code' },
  automaticReplies: { fr: 'Réponses automatiques', en: 'Automatic replies' },
  appNumberHelp: {
    fr: 'Le numéro de votre application sur developers.facebook.com : avec sa clé secrète, Facebook répond aussi sur la durée de vie du code d’accès.',
    en: 'Your application’s number on developers.facebook.com: with its secret key, Facebook also tells how long the access code lives.',
  },
  appSecretHelp: (name: string) => ({
    fr: `Nécessaire pour reconnaître les webhooks ${elided('de', name)}, et si l’application exige une preuve de cette clé à chaque appel. Elle est chiffrée et ne sera plus jamais affichée.`,
    en: `Needed to recognise ${name}’s webhooks, and where the application asks for a proof of this key at each call. It is encrypted and will never be shown again.`,
  }),
  automaticHelp: (name: string) => ({
    fr: `Les messages ${elided('que', name)} envoie tout seul (accueil, absence), un par ligne. Écrivez {…} à la place du prénom. Ils ne compteront jamais comme une réponse. S’ils changent, les réponses déjà arrivées sont jugées de nouveau, et les délais avec elles.`,
    en: `The messages that ${name} sends by itself (greeting, absence), one a line. Write {…} in place of the first name. They will never count as a reply. When they change, those already received are judged anew, and the delays with them.`,
  }),
  withoutList: {
    fr: 'la liste de vos pages n’est pas donnée',
    en: 'the list of your pages is not given',
  },
  withoutBusiness: {
    fr: 'les pages qui appartiennent à une entreprise ou à un groupement ne sont pas proposées',
    en: 'pages that belong to a business or a group of communes are not offered',
  },
  notGranted: (scope: string, without: Sentence) => ({
    fr: `La permission ${scope} n’a pas été accordée : ${without.fr}.`,
    en: `The permission ${scope} was not granted: ${without.en}.`,
  }),
  mayNotPublish: {
    fr: 'Votre rôle sur cette page ne permet pas d’y publier.',
    en: 'Your role on this page does not allow publishing there.',
  },
  mayNotModerate: {
    fr: 'Votre rôle sur cette page ne permet pas d’y répondre aux commentaires.',
    en: 'Your role on this page does not allow answering comments there.',
  },
  mayNotMessage: {
    fr: 'Votre rôle sur cette page ne permet pas d’y lire les messages privés.',
    en: 'Your role on this page does not allow reading private messages there.',
  },
  businessesUnread: (why: Sentence) => ({
    fr: `Les pages des entreprises et groupements n’ont pas pu être lues. ${why.fr}`,
    en: `The pages of businesses and groups could not be read. ${why.en}`,
  }),
  startAgain: (why: Sentence) => ({
    fr: `${why.fr} Recommencez dans un instant.`,
    en: `${why.en} Start again in a moment.`,
  }),
  returnRefused: {
    fr: 'Facebook n’accepte pas ce retour : il a déjà servi, ou il a expiré. Recommencez la connexion.',
    en: 'Facebook does not accept this return: it was used already, or has expired. Start the connection again.',
  },
})
