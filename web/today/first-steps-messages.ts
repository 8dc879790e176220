import { frenchCount } from '../../server/language/french.ts'
import type { StepKey } from '../../server/today/shapes.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of the first day: they come with its list. */
export const firstStepsMessages = translated({
  title: { fr: 'Premiers pas', en: 'First steps' },
  count: (done: number, all: number) => ({
    fr: `${done} sur ${all} faits`,
    en: `${done} of ${all} done`,
  }),
  done: { fr: 'Fait :', en: 'Done:' },
  steps: {
    form: {
      title: { fr: 'Ouvrir le formulaire de la mairie', en: 'Open the form of the mairie' },
      why: {
        fr: 'Dix secondes : une page où les habitants vous écrivent, sans compte ni réseau.',
        en: 'Ten seconds: a page where residents write to you, without an account or a network.',
      },
      press: { fr: 'Ouvrir le formulaire', en: 'Open the form' },
    },
    message: {
      title: { fr: 'Vous écrire un message', en: 'Write a message to yourself' },
      why: {
        fr: 'Écrivez-vous comme un habitant : il paraît ici aussitôt, et son délai court.',
        en: 'Write as a resident would: it appears here at once, and its time runs.',
      },
      press: { fr: 'Écrire un message', en: 'Write a message' },
    },
    page: {
      title: { fr: 'Connecter la page de la mairie', en: 'Connect the page of the mairie' },
      why: {
        fr: 'Facebook, par exemple : ses commentaires sont relevés, vos événements y sont publiés.',
        en: 'Facebook, for one: its comments are read, and your events are published there.',
      },
      press: { fr: 'Connecter la page', en: 'Connect the page' },
    },
    hours: {
      title: { fr: 'Vérifier les heures d’ouverture', en: 'Check the opening hours' },
      why: {
        fr: 'Les délais ne courent que pendant ces heures : fausses, elles faussent tout.',
        en: 'Delays run during these hours alone: wrong ones make every figure wrong.',
      },
      press: { fr: 'Voir les heures', en: 'See the hours' },
    },
    department: {
      title: { fr: 'Choisir le département', en: 'Choose the département' },
      why: {
        fr: 'Il donne les vacances scolaires et les périodes électorales du calendrier.',
        en: 'It gives the calendar its school holidays and its election periods.',
      },
      press: { fr: 'Choisir le département', en: 'Choose the département' },
    },
    colleague: {
      title: { fr: 'Ajouter une deuxième personne', en: 'Add a second person' },
      why: {
        fr: 'Quand vous êtes en congé, quelqu’un d’autre répond, avec son propre compte.',
        en: 'When you are on leave somebody else answers, with an account of their own.',
      },
      press: { fr: 'Ajouter quelqu’un', en: 'Add somebody' },
    },
    mail: {
      title: { fr: 'Essayer l’envoi de courriels', en: 'Try the sending of mail' },
      why: {
        fr: 'Les alertes, les invitations et le récapitulatif partent par là.',
        en: 'Alerts, invitations and the digest leave by it.',
      },
      press: { fr: 'Envoyer un essai', en: 'Send a trial' },
    },
    duty: {
      title: { fr: 'Dire qui est de permanence', en: 'Say who is on duty' },
      why: {
        fr: 'C’est cette personne qui est prévenue quand quelqu’un attend ; sinon, tout le monde l’est.',
        en: 'That person is told when somebody waits; otherwise everybody is.',
      },
      press: { fr: 'Inscrire quelqu’un', en: 'Put somebody on duty' },
    },
  } satisfies Record<StepKey, object>,
  reading: (channel: string, read: number, of: number) => ({
    fr: `${channel} : ${frenchCount(read, 'semaine lue', 'semaines lues')} sur ${of}, la suite vient.`,
    en: `${channel}: ${count(read, 'week', 'weeks')} read of ${of}, more is coming.`,
  }),
  read: (weeks: number, { onTime, counted }: { onTime: number; counted: number }) =>
    counted === 0
      ? {
          fr: `${frenchCount(weeks, 'semaine lue', 'semaines lues')} : aucun message à compter cette semaine.`,
          en: `${count(weeks, 'week', 'weeks')} read: no message to count this week.`,
        }
      : {
          fr: `${frenchCount(weeks, 'semaine lue', 'semaines lues')} : ${onTime} sur ${counted} à temps cette semaine.`,
          en: `${count(weeks, 'week', 'weeks')} read: ${onTime} of ${counted} in time this week.`,
        },
  delays: { fr: 'Voir les délais', en: 'See the delays' },
  formName: { fr: 'Formulaire de la mairie', en: 'Form of the mairie' },
  formOpened: {
    fr: 'Le formulaire est ouvert : écrivez-vous un message.',
    en: 'The form is open: write yourself a message.',
  },
  formFirst: { fr: 'Ouvrez d’abord le formulaire.', en: 'Open the form first.' },
  hoursRight: { fr: 'Elles sont justes', en: 'They are right' },
  hoursConfirmed: {
    fr: 'Les heures d’ouverture sont confirmées.',
    en: 'The opening hours are confirmed.',
  },
  forAdministrator: {
    fr: 'C’est à l’administration de le faire.',
    en: 'An administrator does it.',
  },
  noMail: {
    fr: 'Aucun serveur de courrier n’est réglé : rien ne part par courriel. Demandez à la personne qui a installé Tambour d’en donner un.',
    en: 'No mail server is set: nothing leaves by mail. Ask the person who installed Tambour to give one.',
  },
  sent: (email: string) => ({
    fr: `L’essai est parti pour ${email} : regardez votre boîte, et les indésirables.`,
    en: `The trial has left for ${email}: look into your mailbox, and its spam.`,
  }),
  failed: (reason: string) => ({
    fr: `L’essai n’est pas parti : ${reason}. La personne qui a installé Tambour vérifie le serveur de courrier.`,
    en: `The trial did not leave: ${reason}. The person who installed Tambour checks the mail server.`,
  }),
  unconfirmed: (email: string, reason: string) => ({
    fr: `Rien ne dit si l’essai est arrivé à ${email} : ${reason}. Regardez votre boîte.`,
    en: `Nothing tells whether the trial reached ${email}: ${reason}. Look into your mailbox.`,
  }),
  unknownReason: { fr: 'le serveur de courrier ne l’a pas dit', en: 'the mail server did not say' },
  dismiss: { fr: 'Fermer cette liste', en: 'Close this list' },
  choose: { fr: 'Choisir ses canaux', en: 'Choosing channels' },
  rules: { fr: 'Nos règles, à imprimer', en: 'Our rules, to print' },
  dismissed: {
    fr: 'La liste des premiers pas est fermée pour toute la mairie.',
    en: 'The list of first steps is closed for the whole mairie.',
  },
})
