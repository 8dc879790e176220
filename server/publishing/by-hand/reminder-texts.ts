import { englishLocalTime } from '../../language/english.ts'
import { frenchLocalTime } from '../../language/french.ts'
import { sentences } from '../../language/sentence.ts'

const parts = { weekday: true }

/** What people who publish are told of what is to be done by hand. */
export const handTexts = {
  ...sentences('publishing.hand', {
    due: (title: string) => ({
      fr: `À faire à la main : ${title}`,
      en: `To do by hand: ${title}`,
    }),
    still: (title: string) => ({
      fr: `Toujours à faire à la main : ${title}`,
      en: `Still to do by hand: ${title}`,
    }),
    until: (local: string) => ({
      fr: `Ce sera manqué après ${frenchLocalTime(local, parts)}.`,
      en: `It is missed after ${englishLocalTime(local, parts)}.`,
    }),
    how: {
      fr: 'Le texte, l’image et l’adresse à ouvrir vous attendent dans Tambour. Dites ensuite « C’est fait ».',
      en: 'The text, the picture and the address to open wait for you in Tambour. Then say “It is done”.',
    },
    open: { fr: 'Ouvrir Tambour', en: 'Open Tambour' },
    why: {
      fr: 'Vous recevez ce courriel parce que vous publiez pour la commune, et qu’aucun appareil ne peut vous prévenir.',
      en: 'You get this mail because you publish for the commune, and no device can tell you.',
    },
  }),
  place: sentences('publishing.hand.place', {
    publish: (channel: string) => ({
      fr: `À publier sur ${channel}`,
      en: `To publish on ${channel}`,
    }),
    amend: (channel: string) => ({
      fr: `À corriger sur ${channel}`,
      en: `To correct on ${channel}`,
    }),
    withdraw: (channel: string) => ({
      fr: `À retirer de ${channel}`,
      en: `To take back from ${channel}`,
    }),
  }),
}
