import { type Sentence, sentences } from '../language/sentence.ts'

export const alertSentences = sentences('alerts', {
  keyGetsNoMail: {
    fr: 'Une clé d’API ne reçoit pas de courrier : ce choix se fait dans Tambour, par chacun.',
    en: 'An API key gets no e-mail: everybody chooses this in Tambour for themselves.',
  },
  mustRise: {
    fr: 'doit aller du plus court au plus long',
    en: 'must go from the shortest to the longest',
  },
  endsBeforeStart: {
    fr: 'La permanence finit avant son début : corrigez l’une des deux dates.',
    en: 'The turn on duty ends before it begins: correct one of the two dates.',
  },
  needsBothTimes: {
    fr: 'L’astreinte a besoin de ses deux heures, ou d’aucune : son début et sa fin.',
    en: 'Being on call needs both of its times, or none: its beginning and its end.',
  },
  mayNotAnswer: {
    fr: 'Cette personne ne peut pas répondre aux habitants : donnez-lui d’abord un rôle qui le permet.',
    en: 'This person may not answer residents: give them a role first that may.',
  },
  keyHasNoDevice: {
    fr: 'Une clé d’API n’a pas d’appareil : chacun ajoute les siens dans Tambour.',
    en: 'An API key has no device: everybody adds their own in Tambour.',
  },
  tooManyDevices: (most: number) => ({
    fr: `Vous avez déjà ${most} appareils : retirez-en un d’abord.`,
    en: `You already have ${most} devices: remove one first.`,
  }),
  badSubscription: {
    fr: 'Ce navigateur a donné une adresse que Tambour ne peut pas utiliser : rechargez la page, puis réessayez.',
    en: 'This browser gave an address that Tambour cannot use: reload the page, then try again.',
  },
  badAddress: (reason: Sentence) => ({
    fr: `Cette adresse ne convient pas : ${reason.fr}.`,
    en: `This address will not do: ${reason.en}.`,
  }),
  thisDevice: { fr: 'Cet appareil', en: 'This device' },
  someBrowser: { fr: 'Navigateur', en: 'Browser' },
  /** Why a device took nothing: without a full stop. */
  deviceGone: {
    fr: 'cet appareil ne veut plus être prévenu : ouvrez Tambour dessus, puis ajoutez-le de nouveau',
    en: 'this device no longer wants to be told: open Tambour on it, then add it again',
  },
  deviceRefused: (host: string, status: number) => ({
    fr: `${host} refuse de prévenir cet appareil (code ${status})`,
    en: `${host} refuses to tell this device (code ${status})`,
  }),
  deviceLater: (host: string, status: number) => ({
    fr: `${host} ne peut pas prévenir cet appareil pour l’instant (code ${status})`,
    en: `${host} cannot tell this device for now (code ${status})`,
  }),
  deviceUnreadable: {
    fr: 'l’adresse de cet appareil ne se lit plus avec la clé de cette installation : ajoutez-le de nouveau',
    en: 'this device’s address can no longer be read with this installation’s key: add it again',
  },
  trialTitle: { fr: 'Tambour vous préviendra ici', en: 'Tambour will tell you here' },
  trialBody: {
    fr: 'Ceci est un essai : personne n’attend de réponse.',
    en: 'This is a trial: nobody is waiting for a reply.',
  },
  trialFailed: (reason: Sentence) => ({
    fr: `L’essai n’est pas parti : ${reason.fr}.`,
    en: `The trial did not leave: ${reason.en}.`,
  }),
  thisDuty: { fr: 'Cette permanence', en: 'This turn on duty' },
})
