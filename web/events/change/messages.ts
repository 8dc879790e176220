import { frenchCount } from '../../../server/language/french.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'

/** The words of putting off, cancelling and removing, in the language in force: they come with the event's page. */
export const changeMessages = translated({
  postpone: { fr: 'Reporter', en: 'Put off' },
  cancel: { fr: 'Annuler l’événement', en: 'Cancel the event' },
  reinstate: { fr: 'Rétablir l’événement', en: 'Reinstate the event' },
  newDate: { fr: 'Donner la nouvelle date', en: 'Give the new date' },
  titles: {
    postpone: (title: string) => ({ fr: `Reporter « ${title} »`, en: `Put off “${title}”` }),
    cancel: (title: string) => ({ fr: `Annuler « ${title} » ?`, en: `Cancel “${title}”?` }),
    reinstate: (title: string) => ({ fr: `Rétablir « ${title} » ?`, en: `Reinstate “${title}”?` }),
  },
  confirm: {
    postpone: { fr: 'Reporter l’événement', en: 'Put the event off' },
    cancel: { fr: 'Annuler l’événement', en: 'Cancel the event' },
    reinstate: { fr: 'Rétablir l’événement', en: 'Reinstate the event' },
  },
  done: {
    postpone: { fr: 'L’événement est reporté.', en: 'The event is put off.' },
    cancel: { fr: 'L’événement n’aura pas lieu.', en: 'The event is cancelled.' },
    reinstate: { fr: 'L’événement est rétabli.', en: 'The event is on again.' },
  },
  undone: { fr: 'C’est comme avant.', en: 'All is as before.' },
  remove: {
    open: { fr: 'Supprimer l’événement', en: 'Delete the event' },
    title: (title: string) => ({ fr: `Supprimer « ${title} » ?`, en: `Delete “${title}”?` }),
    confirm: { fr: 'Supprimer', en: 'Delete' },
    text: {
      fr: 'Les publications programmées ne partiront pas. Personne n’en est prévenu.',
      en: 'Scheduled publications will not go out. Nobody is told.',
    },
    done: { fr: 'L’événement est supprimé.', en: 'The event is deleted.' },
    textOfSeries: {
      fr: 'Les publications programmées ne partiront pas. Une date déjà annoncée, ou que des voisins connaissent, n’est pas supprimée mais annulée : un avis part là où elle a paru, et ils sont prévenus.',
      en: 'Scheduled publications will not go out. A date already announced, or that neighbours know of, is not deleted but cancelled: a notice goes out where it appeared, and they are told.',
    },
    doneOfSeries: {
      fr: 'C’est supprimé ; ce qui était déjà annoncé est annulé.',
      en: 'Deleted; what was already announced is cancelled.',
    },
  },
  start: { fr: 'Nouvelle date', en: 'New date' },
  end: { fr: 'Fin', en: 'End' },
  startHelp: {
    fr: 'Proposée une semaine après ; choisissez-en une autre si besoin.',
    en: 'Proposed a week later; choose another where needed.',
  },
  undated: { fr: 'La nouvelle date n’est pas encore connue', en: 'The new date is not known yet' },
  undatedHelp: {
    fr: 'Ce qui est programmé attend, et reprendra avec elle.',
    en: 'What is planned waits, and goes on with it.',
  },
  detail: { fr: 'Précision', en: 'Details' },
  detailHelp: {
    fr: 'Dite dans chaque avis : la raison, ce que deviennent les billets.',
    en: 'Said in each notice: the reason, what becomes of tickets.',
  },
  informedTitle: { fr: 'Qui est prévenu', en: 'Who is told' },
  noticesLead: (notices: number) => ({
    fr: `${frenchCount(notices, 'avis part', 'avis partent')} une demi-minute après, là où l’événement est déjà annoncé.`,
    en: `${count(notices, 'notice goes', 'notices go')} out half a minute later, where the event is announced already.`,
  }),
  corrected: (channels: string) => ({
    fr: `Ce qui est déjà publié sur ${channels} est mis à jour sur place une demi-minute après.`,
    en: `What is published already on ${channels} is brought up to date there half a minute later.`,
  }),
  toCorrectByHand: (channels: string) => ({
    fr: `Ce qui est déjà publié à la main sur ${channels} est à corriger à la main aussi : vous le trouverez dans Aujourd’hui.`,
    en: `What is published by hand on ${channels} is to be corrected by hand too: you find it in Today.`,
  }),
  noNotice: {
    fr: 'Rien n’a encore été annoncé : personne n’est à prévenir.',
    en: 'Nothing has been announced yet: nobody needs to be told.',
  },
  byNotice: { fr: 'par un avis', en: 'by a notice' },
  sameAs: (channel: string) => ({
    fr: `Le même texte que sur ${channel}.`,
    en: `The same text as on ${channel}.`,
  }),
  inPlace: {
    fr: 'Ce qui est publié est mis à jour sur place.',
    en: 'What is published is brought up to date there.',
  },
  byMail: (people: string) => ({ fr: `Par courriel à ${people}.`, en: `By mail to ${people}.` }),
  byThemselves: {
    screens: {
      fr: 'Le voit dans son Tambour, et décide de suivre.',
      en: 'Sees it in its own Tambour, and decides whether to follow.',
    },
    software: { fr: 'Son logiciel le lit de lui-même.', en: 'Its software reads it by itself.' },
  },
  readerOf: {
    neighbour: (name: string) => ({
      fr: `${name}, commune voisine`,
      en: `${name}, neighbouring commune`,
    }),
    committee: (name: string) => ({
      fr: `${name}, qui l’a proposé`,
      en: `${name}, which proposed it`,
    }),
  },
  byTheAgenda: {
    fr: 'La page publique, et les flux et calendriers qui la suivent, disent d’eux-mêmes l’ancienne et la nouvelle date.',
    en: 'The public page, and the feeds and calendars that follow it, say the old and the new date by themselves.',
  },
  oldDateTitle: { fr: 'Ce qui dit l’ancienne date', en: 'What says the old date' },
  posterTitle: { fr: 'L’affiche', en: 'The poster' },
  fields: {
    title: { fr: 'Titre', en: 'Title' },
    text: 'Description',
  },
  replace: { fr: 'Remplacer', en: 'Replace' },
  newText: (what: string) => ({ fr: `${what} : nouveau texte`, en: `${what}: new text` }),
  pictureChoices: {
    replace: { fr: 'Choisir une autre image', en: 'Choose another picture' },
    leave: { fr: 'Laisser', en: 'Leave it' },
  },
  stampPostponed: { fr: 'Écrire « REPORTÉ » dessus', en: 'Write “REPORTÉ” (put off) over it' },
  stampCancelled: { fr: 'Écrire « ANNULÉ » dessus', en: 'Write “ANNULÉ” (cancelled) over it' },
  bandPostponed: 'REPORTÉ',
  bandCancelled: 'ANNULÉ',
  posterOld: { fr: 'Cette image dit l’ancienne date.', en: 'This picture says the old date.' },
  posterUnread: {
    fr: 'Tambour ne sait pas lire cette image : dit-elle l’ancienne date ?',
    en: 'Tambour cannot read this picture: does it say the old date?',
  },
  posterCancelled: {
    fr: 'Cette image annonce l’événement sur la page publique.',
    en: 'This picture announces the event on the public page.',
  },
  chooseOther: { fr: 'Choisir une image', en: 'Choose a picture' },
  otherMissing: {
    fr: 'Choisissez l’image qui la remplace.',
    en: 'Choose the picture that takes its place.',
  },
  describeOther: {
    fr: 'Décrivez l’image pour qui ne la voit pas.',
    en: 'Describe the picture for those who do not see it.',
  },
  change: { fr: 'Modifier', en: 'Change' },
  changeOf: (channel: string) => ({
    fr: ` l’avis pour ${channel}`,
    en: ` the notice for ${channel}`,
  }),
  outdated: {
    fr: 'L’avis proposé a changé depuis que vous avez écrit le vôtre : relisez la date et l’heure.',
    en: 'The proposed notice has changed since you wrote yours: check the date and the time.',
  },
  takeProposed: { fr: 'Reprendre le texte proposé', en: 'Take the proposed text' },
  keepOwn: { fr: 'Garder mon texte', en: 'Keep my text' },
  forChannel: (channel: string) => ({ fr: ` pour ${channel}`, en: ` for ${channel}` }),
  textOn: (channel: string) => ({ fr: `Avis pour ${channel}`, en: `Notice for ${channel}` }),
  tooLong: (by: string, count: number) => ({
    fr: `${by} ${count < 2 ? 'caractère' : 'caractères'} de trop`,
    en: `${by} ${count === 1 ? 'character' : 'characters'} too many`,
  }),
  silentOn: (channel: string, reason: string) => ({
    fr: `Pas d’avis sur ${channel} : ${reason}`,
    en: `No notice on ${channel}: ${reason}`,
  }),
  plannedTitle: { fr: 'Ce qui était programmé', en: 'What was planned' },
  nothingPlanned: { fr: 'Rien n’est programmé.', en: 'Nothing is planned.' },
  own: 'Publication',
  step: (name: string, channels: string) => `${name} (${channels})`,
  channels: (channels: number) => ({
    fr: frenchCount(channels, 'canal', 'canaux'),
    en: count(channels, 'channel', 'channels'),
  }),
  becomes: {
    moves: (from: string, to: string) => `${from} → ${to}`,
    returns: (to: string) => ({ fr: `reprend : ${to}`, en: `is on again: ${to}` }),
    waits: (from: string) => ({
      fr: `${from} : attend la nouvelle date`,
      en: `${from}: waits for the new date`,
    }),
    passes: (from: string, to: string) => ({
      fr: `${from} : ne partira pas, ce serait ${to}, déjà passé`,
      en: `${from}: will not go out, it would be ${to}, which is past`,
    }),
    stops: (from: string) => ({ fr: `${from} : ne partira pas`, en: `${from}: will not go out` }),
  },
  keepsDistance: {
    fr: 'Une publication hors plan garde le même écart en jours avec l’événement, et la même heure.',
    en: 'A publication of no plan keeps its distance in days to the event, and its time.',
  },
  remindersTitle: { fr: 'Rappels pour la mairie', en: 'Reminders for the town hall' },
  reminderMoves: (name: string, from: string, to: string) => ({
    fr: `${name} : ${from} → ${to}`,
    en: `${name}: ${from} → ${to}`,
  }),
  reminderStops: (name: string, from: string) => ({
    fr: `${name} (${from}) : n’est plus à faire`,
    en: `${name} (${from}): need not be done any more`,
  }),
  underWay: (channels: string) => ({
    fr: `Une publication est en cours sur ${channels} : un avis la suivra.`,
    en: `Something is being sent on ${channels}: a notice will follow it.`,
  }),
  kept: { fr: 'Rien n’a été changé.', en: 'Nothing was changed.' },
  previously: (when: string) => ({ fr: `Initialement prévu ${when}`, en: `Was to be ${when}` }),
  state: {
    postponed: { fr: 'Reporté, nouvelle date à venir', en: 'Put off, new date to come' },
    moved: { fr: 'Reporté', en: 'Put off' },
    cancelled: { fr: 'Annulé', en: 'Cancelled' },
  },
  notice: { fr: 'Avis', en: 'Notice' },
  publicPage: { fr: 'Page publique', en: 'Public page' },
  publicPageNew: { fr: ' (nouvel onglet)', en: ' (new tab)' },
  calendarFile: { fr: 'Fichier .ics', en: '.ics file' },
  copyWhat: { fr: 'l’adresse de la page publique', en: 'the address of the public page' },
  unlisted: {
    fr: 'Cet événement n’est pas dans l’agenda public.',
    en: 'This event is not on the public agenda.',
  },
  correcting: {
    fr: 'Des publications annoncent déjà l’ancienne date. Pour prévenir ceux qui les ont lues, revenez à l’événement et choisissez « Reporter ».',
    en: 'Publications announce the old date already. To tell those who read them, go back to the event and choose “Put off”.',
  },
})
