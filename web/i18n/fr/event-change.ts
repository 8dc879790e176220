import { frenchCount } from '../../../server/language/french.ts'

/** Putting an event off, cancelling it, and its public page. */
export const eventChange = {
  postpone: 'Reporter',
  cancel: 'Annuler l’événement',
  reinstate: 'Rétablir l’événement',
  newDate: 'Donner la nouvelle date',
  titles: {
    postpone: (title: string) => `Reporter « ${title} »`,
    cancel: (title: string) => `Annuler « ${title} » ?`,
    reinstate: (title: string) => `Rétablir « ${title} » ?`,
  },
  confirm: {
    postpone: 'Reporter l’événement',
    cancel: 'Annuler l’événement',
    reinstate: 'Rétablir l’événement',
  },
  done: {
    postpone: 'L’événement est reporté.',
    cancel: 'L’événement n’aura pas lieu.',
    reinstate: 'L’événement est rétabli.',
  },
  undone: 'C’est comme avant.',
  start: 'Nouvelle date (une semaine après, sauf autre choix)',
  end: 'Fin',
  undated: 'La nouvelle date n’est pas encore connue',
  undatedHelp: 'Ce qui est programmé attend, et reprendra avec elle.',
  detail: 'Précision',
  detailHelp: 'Dite dans chaque avis : la raison, ce que deviennent les billets.',
  noticesTitle: 'Avis',
  noticesLead: (count: number) =>
    `${frenchCount(count, 'avis part', 'avis partent')} une demi-minute après, là où l’événement est déjà annoncé.`,
  corrected: (channels: string) =>
    `Ce qui est déjà publié sur ${channels} est mis à jour sur place une demi-minute après.`,
  noNotice: 'Rien n’a encore été annoncé : personne n’est à prévenir.',
  change: 'Modifier',
  changeOf: (channel: string) => ` l’avis pour ${channel}`,
  outdated:
    'L’avis proposé a changé depuis que vous avez écrit le vôtre : relisez la date et l’heure.',
  takeProposed: 'Reprendre le texte proposé',
  keepOwn: 'Garder mon texte',
  forChannel: (channel: string) => ` pour ${channel}`,
  textOn: (channel: string) => `Avis pour ${channel}`,
  tooLong: (by: string, count: number) => `${by} ${count < 2 ? 'caractère' : 'caractères'} de trop`,
  silentOn: (channel: string, reason: string) => `Pas d’avis sur ${channel} : ${reason}`,
  plannedTitle: 'Ce qui était programmé',
  nothingPlanned: 'Rien n’est programmé.',
  own: 'Publication',
  step: (name: string, channels: string) => `${name} (${channels})`,
  channels: (count: number) => frenchCount(count, 'canal', 'canaux'),
  becomes: {
    moves: (from: string, to: string) => `${from} → ${to}`,
    returns: (to: string) => `reprend : ${to}`,
    waits: (from: string) => `${from} : attend la nouvelle date`,
    passes: (from: string, to: string) => `${from} : ne partira pas, ce serait ${to}, déjà passé`,
    stops: (from: string) => `${from} : ne partira pas`,
  },
  keepsDistance:
    'Une publication hors plan garde le même écart en jours avec l’événement, et la même heure.',
  namesOldDay: 'Son texte, écrit à la main, cite encore l’ancienne date : corrigez-le.',
  remindersTitle: 'Rappels pour la mairie',
  reminderMoves: (name: string, from: string, to: string) => `${name} : ${from} → ${to}`,
  reminderStops: (name: string, from: string) => `${name} (${from}) : n’est plus à faire`,
  underWay: (channels: string) =>
    `Une publication est en cours sur ${channels} : un avis la suivra.`,
  kept: 'Rien n’a été changé.',
  previously: (when: string) => `Initialement prévu ${when}`,
  state: {
    postponed: 'Reporté, nouvelle date à venir',
    moved: 'Reporté',
    cancelled: 'Annulé',
  },
  notice: 'Avis',
  publicPage: 'Page publique',
  publicPageNew: ' (nouvel onglet)',
  calendarFile: 'Fichier .ics',
  copyWhat: 'l’adresse de la page publique',
  unlisted: 'Cet événement n’est pas dans l’agenda public.',
  correcting:
    'Des publications annoncent déjà l’ancienne date. Pour prévenir ceux qui les ont lues, revenez à l’événement et choisissez « Reporter ».',
}
