import { englishInstant } from '../language/english.ts'
import { frenchInstant } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

/** What the mails with a link to choose a password say; instants are ms UTC. */
export const passwordTexts = sentences('people.mail', {
  forgottenSubject: (commune: string) => ({
    fr: `Choisir un nouveau mot de passe, ${commune}`,
    en: `Choose a new password, ${commune}`,
  }),
  forgottenTitle: { fr: 'Choisir un nouveau mot de passe', en: 'Choose a new password' },
  forgotten: (name: string) => ({
    fr: `Bonjour ${name}, un nouveau mot de passe a été demandé pour votre compte Tambour.`,
    en: `Hello ${name}, a new password was asked for your Tambour account.`,
  }),
  notYou: {
    fr: 'Si ce n’est pas vous, ne faites rien : le mot de passe reste le même.',
    en: 'If it was not you, do nothing: the password stays the same.',
  },
  chooseAnother: { fr: 'Choisir un mot de passe', en: 'Choose a password' },
  forgottenWhy: {
    fr: 'Vous recevez ce message parce que votre adresse a été donnée sur la page de connexion de Tambour.',
    en: 'You get this message because your address was given on Tambour’s sign-in page.',
  },
  invitationSubject: (commune: string) => ({
    fr: `Votre compte Tambour, ${commune}`,
    en: `Your Tambour account, ${commune}`,
  }),
  invitationTitle: { fr: 'Bienvenue dans Tambour', en: 'Welcome to Tambour' },
  invitation: (name: string, commune: string) => ({
    fr: `Bonjour ${name}, ${commune} vous a ouvert un compte dans Tambour, où la mairie répond aux habitants et annonce ses événements.`,
    en: `Hello ${name}, ${commune} has opened an account for you in Tambour, where the mairie answers residents and announces its events.`,
  }),
  firstPassword: {
    fr: 'Il reste à choisir votre mot de passe.',
    en: 'All that is left is to choose your password.',
  },
  chooseFirst: { fr: 'Choisir mon mot de passe', en: 'Choose my password' },
  invitationWhy: {
    fr: 'Vous recevez ce message parce que la mairie vous a ouvert un compte dans Tambour.',
    en: 'You get this message because the mairie has added you to the people who use Tambour.',
  },
  joinedTitle: (commune: string) => ({
    fr: `${commune} dans Tambour`,
    en: `${commune} in Tambour`,
  }),
  joined: (name: string, commune: string) => ({
    fr: `Bonjour ${name}, ${commune} vous compte maintenant parmi les personnes qui y utilisent Tambour.`,
    en: `Hello ${name}, ${commune} has added you to the people who use Tambour there.`,
  }),
  ownPassword: {
    fr: 'Votre compte et votre mot de passe restent les mêmes.',
    en: 'Your account and your password stay the same.',
  },
  signIn: { fr: 'Ouvrir Tambour', en: 'Open Tambour' },
  switching: {
    fr: 'Le menu, en bas de chaque page, permet de passer d’une commune à l’autre.',
    en: 'The menu, at the bottom of each page, leads from one commune to the other.',
  },
  /** It ends within the hour. */
  untilThen: (endsAt: number, zone: string) => ({
    fr: `Ce lien sert une fois, jusqu’au ${frenchInstant(endsAt, zone)}. Ne le transférez pas.`,
    en: `This link works once, until ${englishInstant(endsAt, zone)}. Do not forward it.`,
  }),
  untilDay: (endsAt: number, zone: string) => ({
    fr: `Ce lien sert une fois, jusqu’au ${frenchInstant(endsAt, zone, { weekday: true })}. Ne le transférez pas.`,
    en: `This link works once, until ${englishInstant(endsAt, zone, { weekday: true })}. Do not forward it.`,
  }),
})

/** What a mail of something that does not work says at its foot. */
export const administratorTexts = sentences('people.administrators', {
  why: {
    fr: 'Vous recevez ce message parce que vous administrez Tambour.',
    en: 'You get this message because you administer Tambour.',
  },
})
