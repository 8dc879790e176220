import { englishCount, englishDate, englishList, englishNumber } from '../language/english.ts'
import {
  frenchClock,
  frenchCount,
  frenchDate,
  frenchList,
  frenchNumber,
} from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const eventSentences = sentences('events', {
  event: { fr: 'Cet événement', en: 'This event' },
  plan: { fr: 'Ce plan', en: 'This plan' },
  reminder: { fr: 'Ce rappel', en: 'This reminder' },
  noMoreThere: {
    fr: 'La suite de la liste demandée n’existe pas : reprenez-la au début.',
    en: 'The part of the list that was asked for does not exist: take it up again from the start.',
  },
  lastPlan: {
    fr: 'C’est le dernier plan : modifiez-le, ou ajoutez-en un autre.',
    en: 'It is the last plan: change it, or add another.',
  },
  planNameTaken: (name: string) => ({
    fr: `Un plan s’appelle déjà « ${name} » : changez ce nom.`,
    en: `A plan is called “${name}” already: change this name.`,
  }),
  strangePlace: (step: string, strange: string, known: string[]) => ({
    fr: `L’étape « ${step} » contient ${strange}, que Tambour ne sait pas remplir : il connaît ${frenchList(known)}.`,
    en: `The step “${step}” holds ${strange}, which Tambour cannot fill in: it knows ${englishList(known)}.`,
  }),
  cancelledNoPost: {
    fr: 'L’événement est annulé : rétablissez-le avant de programmer une publication.',
    en: 'The event is cancelled: reinstate it before you schedule a publication.',
  },
  postponedNoPost: {
    fr: 'L’événement est reporté sans date : donnez sa nouvelle date avant de programmer une publication.',
    en: 'The event is put off without a date: give its new date before you schedule a publication.',
  },
  noFirstComment: {
    fr: 'Aucun des canaux choisis ne prend de premier commentaire.',
    en: 'None of the channels chosen takes a first comment.',
  },
  noSuchPostDate: {
    fr: 'Une des dates de publication n’existe pas : corrigez-la.',
    en: 'One of the publication dates does not exist: correct it.',
  },
  postDatesPast: {
    fr: 'Toutes ces dates de publication sont déjà passées : choisissez-en une à venir.',
    en: 'All these publication dates are past already: choose one to come.',
  },
  postDatePast: {
    fr: 'Cette date de publication est déjà passée : choisissez-en une à venir.',
    en: 'This publication date is past already: choose one to come.',
  },
  strayText: (channel: string) => ({
    fr: `Un texte est donné pour le canal ${channel}, qui n’est pas choisi.`,
    en: `There is a text for channel ${channel}, which is not chosen.`,
  }),
  choosePlan: {
    fr: 'Choisissez un plan, ou donnez ses étapes.',
    en: 'Choose a plan, or give its steps.',
  },
  chooseChannel: {
    fr: 'Choisissez au moins un canal pour ces publications.',
    en: 'Choose at least one channel for these publications.',
  },
  chooseDate: {
    fr: 'Choisissez au moins une date de publication.',
    en: 'Choose at least one publication date.',
  },
  endsBeforeItBegins: {
    fr: 'L’événement finit avant de commencer : corrigez ses dates.',
    en: 'The event ends before it begins: correct its dates.',
  },
  noSuchStart: {
    fr: 'La date de début de l’événement n’existe pas : corrigez-la.',
    en: 'The event’s start date does not exist: correct it.',
  },
  noSuchEnd: {
    fr: 'La date de fin de l’événement n’existe pas : corrigez-la.',
    en: 'The event’s end date does not exist: correct it.',
  },
  hourSkipped: (local: string) => ({
    fr: `Le ${frenchDate(local)}, les horloges avancent d’une heure : ${frenchClock(Number(local.slice(11, 13)), Number(local.slice(14, 16)))} n’existe pas. Choisissez une autre heure.`,
    en: `On ${englishDate(local)} the clocks go forward by an hour: there is no ${local.slice(11)}. Choose another time.`,
  }),
  addressTaken: {
    fr: 'Cette adresse de l’agenda est déjà prise : cet événement a peut-être déjà été enregistré.',
    en: 'This address of the agenda is taken already: this event may have been saved before.',
  },
  noDateLeft: {
    fr: 'Cette répétition n’a plus aucune date : gardez-en une.',
    en: 'This repetition has no date left: keep one.',
  },
  tooManyPosts: (count: number, most: number) => ({
    fr: `Cela ferait ${frenchCount(count, 'publication', 'publications')}, et Tambour en programme ${frenchNumber(most)} à la fois : prenez moins de dates, d’étapes ou de canaux.`,
    en: `That would make ${englishCount(count, 'publication', 'publications')}, and Tambour schedules ${englishNumber(most)} at a time: take fewer dates, steps or channels.`,
  }),
  moreThanDaily: {
    fr: 'Tambour répète un événement au plus une fois par jour : choisissez jours, semaines, mois ou années.',
    en: 'Tambour repeats an event once a day at most: choose days, weeks, months or years.',
  },
  ruleUnreadable: {
    fr: 'Cette répétition ne se lit pas : choisissez-en une autre.',
    en: 'This repetition cannot be read: choose another.',
  },
  changedMeanwhile: {
    fr: 'L’événement a changé entre-temps : regardez où il en est, puis recommencez.',
    en: 'The event has changed meanwhile: look where it stands, then start again.',
  },
  changedByOthers: {
    fr: 'Quelqu’un a changé la même chose entre-temps.',
    en: 'Somebody changed the same thing meanwhile.',
  },
  cancelledNoDates: {
    fr: 'L’événement est annulé : rétablissez-le avant de changer ses dates.',
    en: 'The event is cancelled: reinstate it before you change its dates.',
  },
  postponedNoDates: {
    fr: 'L’événement est reporté : donnez sa nouvelle date avec « Reporter ».',
    en: 'The event is put off: give its new date with “Put off”.',
  },
  notCancelled: { fr: 'L’événement n’est pas annulé.', en: 'The event is not cancelled.' },
  overNoReturn: {
    fr: 'L’événement est passé : créez-en un autre.',
    en: 'The event is over: create another.',
  },
  cancelledAlready: {
    fr: 'L’événement est déjà annulé.',
    en: 'The event is cancelled already.',
  },
  reinstateFirst: {
    fr: 'L’événement est annulé : rétablissez-le d’abord.',
    en: 'The event is cancelled: reinstate it first.',
  },
  over: {
    fr: 'L’événement est passé : il n’y a plus rien à reporter ni à annuler.',
    en: 'The event is over: there is nothing left to put off or to cancel.',
  },
  postponedAlready: {
    fr: 'L’événement est déjà reporté sans date.',
    en: 'The event is put off without a date already.',
  },
  newDatePast: {
    fr: 'La nouvelle date est déjà passée : choisissez-en une à venir.',
    en: 'The new date is past already: choose one to come.',
  },
  sameDate: {
    fr: 'C’est déjà la date de l’événement : choisissez-en une autre.',
    en: 'It is the event’s date already: choose another.',
  },
  noSuchNewDate: {
    fr: 'La nouvelle date n’existe pas : corrigez-la.',
    en: 'The new date does not exist: correct it.',
  },
  noticeSuperseded: {
    fr: 'L’événement a changé de nouveau : cet avis n’est plus vrai.',
    en: 'The event has changed again: this notice is no longer true.',
  },
  waitsForDate: {
    fr: 'L’événement est reporté : elle attend la nouvelle date.',
    en: 'The event is put off: it waits for the new date.',
  },
  timeWouldBePast: {
    fr: 'À la nouvelle date de l’événement, son heure serait déjà passée.',
    en: 'With the event’s new date, its time would be past already.',
  },
  commentTooLong: {
    fr: 'Le premier commentaire a 8 000 caractères au plus.',
    en: 'The first comment has 8,000 characters at most.',
  },
  textLength: {
    fr: 'Le texte doit avoir de 1 à 63 206 caractères.',
    en: 'The text must have 1 to 63,206 characters.',
  },
  fileUnreadable: (file: string, cause: string) => ({
    fr: `Le fichier ${file} ne se lit pas : ${cause}.`,
    en: `The file ${file} cannot be read: ${cause}.`,
  }),
  eventCancelled: { fr: 'L’événement est annulé.', en: 'The event is cancelled.' },
})
