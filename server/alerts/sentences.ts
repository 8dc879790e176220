import { sentences } from '../language/sentence.ts'

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
    fr: 'Cette personne ne peut pas répondre aux habitants : donnez-lui d’abord le rôle d’agent.',
    en: 'This person may not answer residents: give them the role of officer first.',
  },
  thisDuty: { fr: 'Cette permanence', en: 'This turn on duty' },
})
