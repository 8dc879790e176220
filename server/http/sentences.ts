import { englishNumber } from '../language/english.ts'
import { frenchNumber, NBSP } from '../language/french.ts'
import { sentences, type Translations } from '../language/sentence.ts'

export const httpSentences = sentences('http', {
  unreadable: {
    fr: 'La demande ne se lit pas : son contenu n’est pas de la forme annoncée.',
    en: 'The request cannot be read: its content is not of the announced form.',
  },
  failed: {
    fr: 'Tambour a rencontré une erreur ; rien n’a été perdu, réessayez dans un instant.',
    en: 'Tambour met an error; nothing was lost, try again in a moment.',
  },
  notNow: {
    fr: 'Cette page ne peut pas s’ouvrir pour le moment : réessayez dans quelques minutes.',
    en: 'This page cannot open for now: try again in a few minutes.',
  },
  noSuchAddress: {
    fr: 'Cette adresse n’existe pas.',
    en: 'This address does not exist.',
  },
  tooLarge: (megabytes: number) => ({
    fr: `La demande dépasse ${megabytes} Mo.`,
    en: `The request is larger than ${megabytes} MB.`,
  }),
  notOpened: { fr: 'Cela ne s’ouvre pas', en: 'This does not open' },
  tooManyValues: (most: number) => ({
    fr: `La demande a plus de ${frenchNumber(most)} valeurs : coupez-la en plusieurs.`,
    en: `The request has more than ${englishNumber(most)} values: cut it into several.`,
  }),
  tooDeep: (most: number) => ({
    fr: `La demande contient plus de ${most} listes ou objets emboîtés les uns dans les autres : envoyez-la plus simple.`,
    en: `The request has more than ${most} lists or objects one inside the other: send a simpler one.`,
  }),
  signInFirst: { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  notYourRole: {
    fr: 'Votre rôle ne permet pas cette action.',
    en: 'Your role does not allow this.',
  },
  partnersKey: {
    fr: 'Cette clé sert à lire ce qui est proposé à votre commune et à y répondre, rien d’autre.',
    en: 'This key serves to read what your commune is offered and to answer, nothing else.',
  },
  forPartners: {
    fr: 'Cette adresse est pour le logiciel d’un voisin : utilisez la clé que la mairie lui a donnée.',
    en: 'This address is for a neighbour’s software: use the key that the mairie gave it.',
  },
  otherCommune: {
    fr: 'Vous travaillez maintenant pour une autre commune : rien n’a été enregistré, rechargez la page.',
    en: 'You now work for another commune: nothing was saved, reload the page.',
  },
  otherSite: {
    fr: 'Cette demande vient de la page d’un autre site : elle est refusée.',
    en: 'This request comes from the page of another site: it is refused.',
  },
  tooManyAttempts: (seconds: number) => ({
    fr: `Trop d’essais${NBSP}: réessayez dans ${seconds < 120 ? `${seconds} secondes` : `${Math.ceil(seconds / 60)} minutes`}.`,
    en: `Too many attempts: try again in ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
  }),
  malformedAddress: {
    fr: 'L’adresse électronique n’est pas valable.',
    en: 'The e-mail address is not valid.',
  },
  wrongPassword: {
    fr: 'L’adresse ou le mot de passe ne convient pas.',
    en: 'The address or the password does not match.',
  },
  passwordTooShort: (least: number) => ({
    fr: `Le mot de passe doit avoir au moins ${least} caractères.`,
    en: `The password must have at least ${least} characters.`,
  }),
  passwordTooLong: { fr: 'Le mot de passe est trop long.', en: 'The password is too long.' },
  wrongCode: {
    fr: 'Ce code ne convient pas : prenez celui que l’application montre maintenant.',
    en: 'This code does not match: take the one that the application shows now.',
  },
  wrongBackupCode: {
    fr: 'Ce code de secours ne convient pas, ou il a déjà servi.',
    en: 'This recovery code does not match, or was used already.',
  },
  signInTooSlow: {
    fr: 'Trop de temps a passé : recommencez avec votre mot de passe.',
    en: 'Too much time has passed: start again with your password.',
  },
  tooManyCodes: {
    fr: 'Trop d’essais : recommencez avec votre mot de passe.',
    en: 'Too many attempts: start again with your password.',
  },
  codesLocked: {
    fr: 'Trop de codes essayés : réessayez dans un quart d’heure.',
    en: 'Too many codes tried: try again in a quarter of an hour.',
  },
  hasCodeAlready: {
    fr: 'Un code est déjà demandé à la connexion : retirez-le d’abord.',
    en: 'A code is asked for at sign-in already: remove it first.',
  },
  signInUnchecked: {
    fr: 'La connexion n’a pas pu être vérifiée : réessayez dans un instant.',
    en: 'The sign-in could not be checked: try again in a moment.',
  },
  invalid: { fr: 'La demande n’est pas valable.', en: 'The request is not valid.' },
  invalidAt: (place: string, predicate: { fr: string; en: string }) => ({
    fr: `La demande n’est pas valable : ${place === '' ? 'la demande' : `« ${place} »`} ${predicate.fr}.`,
    en: `The request is not valid: ${place === '' ? 'it' : `“${place}”`} ${predicate.en}.`,
  }),
  /** A field that people fill in, by its name on the screen. */
  invalidField: (name: Translations, predicate: Translations) => ({
    fr: `« ${name.fr} » ${predicate.fr}.`,
    en: `“${name.en}” ${predicate.en}.`,
  }),
  unwritable: {
    fr: 'contient un signe qui ne s’écrit pas : retapez ce texte',
    en: 'has a character that cannot be written: type this text again',
  },
})
