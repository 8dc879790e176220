import { englishEuros, frenchEuros } from '../language/euros.ts'
import { sentences } from '../language/sentence.ts'

export const subscriberSentences = sentences('subscribers', {
  badSubscription: {
    fr: 'Ce navigateur n’a pas donné d’adresse à laquelle le prévenir.',
    en: 'This browser gave no address at which to tell it.',
  },
  noSuchAddress: {
    fr: 'Cette adresse électronique n’est pas complète : relisez-la.',
    en: 'This mail address is not complete: read it again.',
  },
  noTheme: { fr: 'Cochez au moins un thème.', en: 'Tick at least one theme.' },
  tooMany: {
    fr: 'Trop de demandes sont venues d’ici : réessayez dans une heure.',
    en: 'Too many requests came from here: try again in an hour.',
  },
  sendOnceMore: {
    fr: 'Relisez votre adresse, puis envoyez une fois de plus.',
    en: 'Read your address again, then send once more.',
  },
  cameBack: {
    fr: 'Le courriel est revenu : cette adresse ne l’a pas reçu.',
    en: 'The mail came back: this address did not get it.',
  },
  unreadable: {
    fr: 'L’adresse de cet abonné ne se lit plus : la clé de l’installation a changé',
    en: 'This subscriber’s address cannot be read any more: the installation’s key has changed',
  },
  noMailServer: {
    fr: 'Aucun serveur de courriel n’est réglé',
    en: 'No mail server is set',
  },
  overBudget: (channel: string, cents: number, left: number) => ({
    fr: `Cet envoi coûterait ${frenchEuros(cents)}, et il reste ${frenchEuros(Math.max(0, left))} ce mois-ci pour « ${channel} » : aucun SMS n’est parti. Raccourcissez le texte, ou relevez le budget du mois dans Canaux, réglages de ce canal, puis réessayez.`,
    en: `This sending would cost ${englishEuros(cents)}, and ${englishEuros(Math.max(0, left))} is left this month for “${channel}”: no SMS has left. Shorten the text, or raise the month’s budget under Channels, settings of this one, then try again.`,
  }),
  inDoubt: {
    fr: 'L’opérateur n’a pas répondu : on cherche si ce SMS est parti',
    en: 'The provider did not answer: we look whether this SMS left',
  },
  noText: {
    fr: 'Ce fichier n’a pas de ligne : il faut un tableau CSV, un numéro par ligne.',
    en: 'This file has no line: it must be a CSV table, one number a line.',
  },
  tooManyNumbers: (most: number) => ({
    fr: `Importez ${most} numéros au plus à la fois.`,
    en: `Import ${most} numbers at most at a time.`,
  }),
  noSmsChannel: {
    fr: 'Choisissez un canal de SMS connecté.',
    en: 'Choose a connected SMS channel.',
  },
  noConsent: {
    fr: 'Il manque la date de l’accord, ou comment il a été donné : « 12/05/2026 », « formulaire papier ».',
    en: 'The day of the consent is missing, or how it was given: “12/05/2026”, “paper form”.',
  },
  notANumber: { fr: 'Ce n’est pas un numéro de téléphone.', en: 'This is no telephone number.' },
  landline: {
    fr: 'C’est un téléphone fixe : il ne reçoit pas de SMS.',
    en: 'This is a landline: it takes no SMS.',
  },
  specialNumber: {
    fr: 'C’est un numéro spécial : il ne reçoit pas de SMS.',
    en: 'This is a special number: it takes no SMS.',
  },
  abroad: {
    fr: 'Ce numéro est à l’étranger : il coûterait davantage.',
    en: 'This number is abroad: it would cost more.',
  },
  sameTwice: { fr: 'Ce numéro est déjà plus haut.', en: 'This number stands above already.' },
  noSuchNumber: {
    fr: 'Ce numéro n’est abonné à rien ici.',
    en: 'This number is signed up for nothing here.',
  },
})
