import { frenchCount } from '../../../server/language/french.ts'
import type { StepKey } from '../../../server/today/shapes.ts'

type Words = { title: string; why: string; press: string }

const steps: Record<StepKey, Words> = {
  form: {
    title: 'Ouvrir le formulaire de la mairie',
    why: 'Dix secondes : une page où les habitants vous écrivent, sans compte ni réseau.',
    press: 'Ouvrir le formulaire',
  },
  message: {
    title: 'Vous écrire un message',
    why: 'Écrivez-vous comme un habitant : il paraît ici aussitôt, et son délai court.',
    press: 'Écrire un message',
  },
  page: {
    title: 'Connecter la page de la mairie',
    why: 'Facebook, par exemple : ses commentaires sont relevés, vos événements y sont publiés.',
    press: 'Connecter la page',
  },
  hours: {
    title: 'Vérifier les heures d’ouverture',
    why: 'Les délais ne courent que pendant ces heures : fausses, elles faussent tout.',
    press: 'Voir les heures',
  },
  department: {
    title: 'Choisir le département',
    why: 'Il donne les vacances scolaires et les périodes électorales du calendrier.',
    press: 'Choisir le département',
  },
  colleague: {
    title: 'Ajouter une deuxième personne',
    why: 'Quand vous êtes en congé, quelqu’un d’autre répond, avec son propre compte.',
    press: 'Ajouter quelqu’un',
  },
  mail: {
    title: 'Essayer l’envoi de courriels',
    why: 'Les alertes, les invitations et le récapitulatif partent par là.',
    press: 'Envoyer un essai',
  },
  duty: {
    title: 'Dire qui est de permanence',
    why: 'C’est cette personne qui est prévenue quand quelqu’un attend ; sinon, tout le monde l’est.',
    press: 'Inscrire quelqu’un',
  },
}

/** The list of the first day. */
export const firstSteps = {
  title: 'Premiers pas',
  count: (done: number, all: number) => `${done} sur ${all} faits`,
  done: 'Fait :',
  steps,
  reading: (channel: string, read: number, of: number) =>
    `${channel} : ${frenchCount(read, 'semaine lue', 'semaines lues')} sur ${of}, la suite vient.`,
  read: (weeks: number, { onTime, counted }: { onTime: number; counted: number }) =>
    counted === 0
      ? `${frenchCount(weeks, 'semaine lue', 'semaines lues')} : aucun message à compter cette semaine.`
      : `${frenchCount(weeks, 'semaine lue', 'semaines lues')} : ${onTime} sur ${counted} à temps cette semaine.`,
  delays: 'Voir les délais',
  formName: 'Formulaire de la mairie',
  formOpened: 'Le formulaire est ouvert : écrivez-vous un message.',
  formFirst: 'Ouvrez d’abord le formulaire.',
  hoursRight: 'Elles sont justes',
  hoursConfirmed: 'Les heures d’ouverture sont confirmées.',
  forAdministrator: 'C’est à l’administration de le faire.',
  noMail:
    'Aucun serveur de courrier n’est réglé : rien ne part par courriel. Demandez à la personne qui a installé Tambour d’en donner un.',
  sent: (email: string) =>
    `L’essai est parti pour ${email} : regardez votre boîte, et les indésirables.`,
  failed: (reason: string) =>
    `L’essai n’est pas parti : ${reason}. La personne qui a installé Tambour vérifie le serveur de courrier.`,
  unconfirmed: (email: string, reason: string) =>
    `Rien ne dit si l’essai est arrivé à ${email} : ${reason}. Regardez votre boîte.`,
  unknownReason: 'le serveur de courrier ne l’a pas dit',
  dismiss: 'Fermer cette liste',
  choose: 'Choisir ses canaux',
  rules: 'Nos règles, à imprimer',
  dismissed: 'La liste des premiers pas est fermée pour toute la mairie.',
}

export type FirstStepsMessages = typeof firstSteps
