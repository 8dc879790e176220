import { elided } from '../../server/language/typeset.ts'
import { translated } from '../language.ts'

/** The words of alerts and of the duty roster in the settings. */
export const alertSettingsMessages = translated({
  duty: {
    title: { fr: 'Permanence', en: 'On duty' },
    lead: {
      fr: 'Les alertes vont à qui est de permanence ce jour-là. Hors des heures d’ouverture, elles ne partent que pendant une astreinte.',
      en: 'Alerts go to whoever is on duty that day. Out of opening hours they are raised only while somebody is on call.',
    },
    nobody: { fr: 'Personne n’est inscrit', en: 'Nobody is on the roster' },
    nobodyHelp: {
      fr: 'Tant que personne n’est de permanence, les alertes vont à tous les agents, pendant les heures d’ouverture.',
      en: 'While nobody is on duty, alerts go to all officers, during opening hours.',
    },
    since: (date: string) => ({
      fr: `depuis le ${date}, jusqu’à nouvel ordre`,
      en: `since ${date}, until further notice`,
    }),
    from: (date: string) => ({
      fr: `à partir du ${date}, jusqu’à nouvel ordre`,
      en: `from ${date}, until further notice`,
    }),
    onCall: (from: string, to: string) => ({
      fr: `Astreinte de ${from} à ${to}`,
      en: `On call from ${from} to ${to}`,
    }),
    onCallNextDay: (from: string, to: string) => ({
      fr: `Astreinte de ${from} à ${to} le lendemain`,
      en: `On call from ${from} to ${to} the next day`,
    }),
    add: { fr: 'Ajouter une permanence', en: 'Add a turn on duty' },
    edit: { fr: 'Modifier', en: 'Edit' },
    remove: { fr: 'Retirer', en: 'Remove' },
    of: (name: string, when: string) => `${name}, ${when}`,
    person: { fr: 'Qui', en: 'Who' },
    startsOn: { fr: 'Du', en: 'From' },
    endless: { fr: 'Jusqu’à nouvel ordre', en: 'Until further notice' },
    endsOn: { fr: 'Au', en: 'To' },
    endsOnHelp: { fr: 'Ce jour compris.', en: 'This day included.' },
    turned: {
      fr: 'La fin ne peut pas précéder le début.',
      en: 'The end cannot come before the beginning.',
    },
    called: { fr: 'Avec une astreinte', en: 'On call as well' },
    calledHelp: {
      fr: 'Chacun de ces jours, les alertes arrivent aussi entre ces deux heures, même mairie fermée. Les délais mesurés ne changent pas.',
      en: 'On each of these days alerts also come between these two times, even when the mairie is closed. Measured reply times do not change.',
    },
    callFrom: { fr: 'De', en: 'From (time)' },
    callTo: { fr: 'À', en: 'To (time)' },
    nightHelp: {
      fr: 'Plus tôt que le début : le lendemain.',
      en: 'Earlier than the beginning: the next day.',
    },
    added: (name: string) => ({ fr: `${name} est de permanence.`, en: `${name} is on duty.` }),
    changed: (name: string) => ({
      fr: `La permanence ${elided('de', name)} est modifiée.`,
      en: `${name}’s turn on duty is changed.`,
    }),
    removed: (name: string) => ({
      fr: `La permanence ${elided('de', name)} est retirée.`,
      en: `${name}’s turn on duty is removed.`,
    }),
  },
  alertSettings: {
    title: { fr: 'Seuils d’alerte', en: 'Alert lines' },
    help: {
      fr: 'Une alerte part quand quelqu’un attend depuis ce nombre de minutes d’ouverture ou d’astreinte. Sur un canal qui a son propre objectif, elle part à la même part de celui-ci. Une seule fois par seuil ; l’historique importé n’en déclenche pas.',
      en: 'An alert is raised when somebody has waited for this many minutes of opening hours or of hours on call. On a channel with a target of its own it leaves at the same part of that. Once for each line; imported history raises none.',
    },
    none: { fr: 'Aucun seuil : personne n’est alerté.', en: 'No line: nobody is alerted.' },
    facts: (minutes: string) => ({
      fr: `Alertes à ${minutes} min.`,
      en: `Alerts at ${minutes} min.`,
    }),
    rank: (rank: number) => ({ fr: `Seuil ${rank} (min)`, en: `Line ${rank} (min)` }),
    add: { fr: 'Ajouter un seuil', en: 'Add a line' },
    remove: (rank: number) => ({ fr: `Retirer le seuil ${rank}`, en: `Remove line ${rank}` }),
    twice: {
      fr: 'Deux seuils sont les mêmes : changez-en un.',
      en: 'Two lines are the same: change one.',
    },
    saved: { fr: 'Les seuils sont enregistrés.', en: 'The lines are saved.' },
    mineTitle: { fr: 'Mes alertes', en: 'My alerts' },
    mail: { fr: 'Par courriel', en: 'By e-mail' },
    mailHelp: {
      fr: 'Quand je suis de permanence, ou quand personne ne l’est. Le courriel ne cite aucun habitant.',
      en: 'When I am on duty, or when nobody is. The e-mail quotes no resident.',
    },
    noMail: {
      fr: 'Par courriel : pas encore possible. La personne qui a installé Tambour doit d’abord lui donner un serveur de courrier.',
      en: 'By e-mail: not possible yet. The person who installed Tambour must first give it a mail server.',
    },
    mailOn: { fr: 'Les alertes vous arrivent par courriel.', en: 'Alerts reach you by e-mail.' },
    mailOff: {
      fr: 'Les alertes ne vous arrivent plus par courriel.',
      en: 'Alerts no longer reach you by e-mail.',
    },
    browser: { fr: 'Notifications de ce navigateur', en: 'Notifications of this browser' },
    allow: { fr: 'Autoriser les notifications', en: 'Allow notifications' },
    states: {
      default: {
        fr: 'Elles paraissent même quand Tambour est derrière une autre fenêtre, tant qu’un onglet reste ouvert.',
        en: 'They appear even when Tambour is behind another window, as long as a tab is open.',
      },
      granted: {
        fr: 'Autorisées : elles paraissent tant qu’un onglet de Tambour reste ouvert.',
        en: 'Allowed: they appear as long as a tab of Tambour is open.',
      },
      denied: {
        fr: 'Refusées. Pour changer d’avis, ouvrez les réglages du site, à gauche de l’adresse dans le navigateur.',
        en: 'Refused. To change your mind, open the site’s settings, to the left of the address in the browser.',
      },
      unsupported: {
        fr: 'Ce navigateur n’en affiche pas, ou l’adresse de Tambour n’est pas en https. Les alertes paraissent dans Tambour.',
        en: 'This browser shows none, or Tambour’s address is not https. Alerts appear in Tambour.',
      },
    },
  },
})
