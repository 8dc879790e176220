import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of what a person publishes by hand, which come with its parts alone. */
export const handMessages = translated({
  title: { fr: 'À faire à la main', en: 'To do by hand' },
  count: (tasks: number) => ({
    fr: frenchCount(tasks, 'publication', 'publications'),
    en: count(tasks, 'post', 'posts'),
  }),
  tasks: {
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
  },
  why: {
    publish: {
      fr: 'Copiez le texte, téléchargez l’image, déposez-les, puis dites que c’est fait.',
      en: 'Copy the text, download the picture, put them there, then say that it is done.',
    },
    amend: {
      fr: 'L’événement a changé : remplacez le texte publié par celui-ci.',
      en: 'The event has changed: put this text in the place of what is published.',
    },
    withdraw: {
      fr: 'Retirez cette publication là où vous l’avez déposée.',
      en: 'Take this post away where you put it.',
    },
  },
  until: (when: string) => ({ fr: `Manquée après ${when}.`, en: `Missed after ${when}.` }),
  text: { fr: 'le texte', en: 'the text' },
  download: { fr: 'Télécharger l’image', en: 'Download the picture' },
  downloadOne: (place: number) => ({
    fr: `Télécharger l’image ${place}`,
    en: `Download picture ${place}`,
  }),
  open: (channel: string) => ({ fr: `Ouvrir ${channel}`, en: `Open ${channel}` }),
  newTab: { fr: '(nouvel onglet)', en: '(new tab)' },
  link: { fr: 'Adresse de la publication', en: 'Address of the post' },
  readers: { fr: 'Nombre de lectures', en: 'Number of readers' },
  readersHelp: {
    fr: 'Ce que compte le panneau lui-même ; vous pourrez le compléter plus tard.',
    en: 'As the panel itself counts; you can complete it later.',
  },
  done: { fr: 'C’est fait', en: 'It is done' },
  what: (channel: string, title: string) => ({
    fr: ` : ${title}, ${channel}`,
    en: `: ${title}, ${channel}`,
  }),
  said: {
    publish: { fr: 'C’est noté : publiée.', en: 'Noted: published.' },
    amend: { fr: 'C’est noté : corrigée.', en: 'Noted: corrected.' },
    withdraw: { fr: 'C’est noté : retirée.', en: 'Noted: taken back.' },
  },
  read: (readers: number) => ({
    fr: `Publiée à la main, ${frenchCount(readers, 'lecture', 'lectures')}`,
    en: `Published by hand, ${count(readers, 'reader', 'readers')}`,
  }),
  byHand: { fr: 'Publiée à la main', en: 'Published by hand' },
  complete: { fr: 'Adresse et lectures', en: 'Address and readers' },
  reopen: { fr: 'Finalement, pas encore publiée', en: 'Not published yet after all' },
  reopened: { fr: 'Elle est de nouveau à faire.', en: 'It is to be done again.' },
  noted: { fr: 'C’est noté.', en: 'Noted.' },
})
