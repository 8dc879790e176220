import { englishList } from '../language/english.ts'
import { NBSP, THIN } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const digestSentences = sentences('digest', {
  reader: { fr: 'Ce destinataire', en: 'This recipient' },
  weekNotOver: (week: string) => ({
    fr: `La semaine ${week} n’est pas finie : son récapitulatif pourra partir le lendemain de sa fin.`,
    en: `Week ${week} is not over: its digest can leave on the day after it.`,
  }),
  cameBack: {
    fr: 'revenu : l’adresse n’a pas pu être atteinte',
    en: 'came back: the address could not be reached',
  },
  keyHasNoAddress: {
    fr: 'Une clé d’API n’a pas d’adresse : demandez-le depuis votre compte.',
    en: 'An API key has no address: ask from your account.',
  },
  copyNotSent: (reason: Sentence | null) => ({
    fr: `Le courriel n’est pas parti${reason === null ? '' : `${NBSP}: ${reason.fr}`}.`,
    en: `The mail has not left${reason === null ? '' : `: ${reason.en}`}.`,
  }),
  weekToCome: (week: string) => ({
    fr: `La semaine ${week} n’a pas encore commencé.`,
    en: `Week ${week} has not begun yet.`,
  }),
  noSuchWeek: (week: string) => ({
    fr: `« ${week} » n’est pas une semaine : écrivez-la comme 2026-W47.`,
    en: `“${week}” is not a week: write it like 2026-W47.`,
  }),
  noMailServer: {
    fr: 'Aucun serveur de courrier n’est réglé : demandez à la personne qui a installé Tambour d’en donner un.',
    en: 'No mail server is set: ask the person who installed Tambour to give one.',
  },
  noReader: {
    fr: 'Personne ne reçoit le récapitulatif : ajoutez d’abord un destinataire.',
    en: 'Nobody gets the digest: add a recipient first.',
  },
  notSentToAll: (week: string, named: string[]) => ({
    fr: `Le récapitulatif ${week} n’est pas sûrement arrivé chez tous : ${named.join(', ')}.`,
    en: `The digest ${week} has not surely reached everybody: ${englishList(named)}.`,
  }),
})

/** What an address is asked that was typed for a colleague, the mayor, a correspondent. */
export const consentTexts = sentences('digest.mail.consent', {
  subject: (commune: string) => ({
    fr: `Recevoir le récapitulatif, ${commune}`,
    en: `Receive the digest, ${commune}`,
  }),
  title: { fr: 'Un dernier geste', en: 'One last step' },
  asked: (commune: string) => ({
    fr: `La mairie${NBSP}(${commune}) propose à cette adresse son récapitulatif${NBSP}: en combien de temps les habitants ont eu leur réponse, ce qui est paru et ce qui vient. Un courriel par semaine, deux au plus.`,
    en: `The mairie (${commune}) offers this address its digest: how fast residents got a reply, what was published and what comes. One mail a week, two at most.`,
  }),
  press: { fr: 'Oui, le recevoir', en: 'Yes, I want it' },
  ignore: {
    fr: `Vous n’en voulez pas${THIN}? Ne faites rien${NBSP}: rien ne vous sera envoyé.`,
    en: 'You do not want it? Do nothing: nothing will be sent to you.',
  },
  why: {
    fr: `Ce lien ouvre une page qui vous demande de confirmer${NBSP}: rien ne se décide en l’ouvrant.`,
    en: 'The link opens a page that asks you to confirm: opening it decides nothing.',
  },
})
