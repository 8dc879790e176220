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
    unreachable: {
      fr: 'Aucune alerte ne l’atteindra : ni appareil, ni courriel.',
      en: 'No alert will reach them: neither device nor e-mail.',
    },
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
    added: (name: string) => ({
      fr: `La permanence ${elided('de', name)} est ajoutée.`,
      en: `${name}’s turn on duty is added.`,
    }),
    changed: (name: string) => ({
      fr: `La permanence ${elided('de', name)} est modifiée.`,
      en: `${name}’s turn on duty is changed.`,
    }),
    removed: (name: string) => ({
      fr: `La permanence ${elided('de', name)} est retirée.`,
      en: `${name}’s turn on duty is removed.`,
    }),
  },
  devices: {
    title: { fr: 'Mes appareils', en: 'My devices' },
    help: {
      fr: 'Ils vous préviennent quand vous êtes de permanence, ou quand personne ne l’est, même Tambour fermé.',
      en: 'They tell you when you are on duty, or when nobody is, even when Tambour is closed.',
    },
    orMail: {
      fr: 'Si aucun n’est joignable, un courriel part aussitôt.',
      en: 'If none can be reached, an e-mail leaves at once.',
    },
    addThis: { fr: 'Prévenir sur cet appareil', en: 'Tell me on this device' },
    added: {
      fr: 'Cet appareil est ajouté : essayez-le.',
      en: 'This device is added: try it.',
    },
    notSubscribed: {
      fr: 'Le service de notifications de ce navigateur n’a pas répondu : réessayez, ou prenez un autre navigateur.',
      en: 'This browser’s notification service did not answer: try again, or use another browser.',
    },
    isThis: { fr: 'cet appareil', en: 'this device' },
    since: (at: string) => ({ fr: `ajouté ${at}`, en: `added ${at}` }),
    seen: (at: string) => ({ fr: `vu ${at}`, en: `seen ${at}` }),
    failed: (at: string, reason: string) => ({
      fr: `N’a pas été prévenu ${at} : ${reason}.`,
      en: `Was not told ${at}: ${reason}.`,
    }),
    try: { fr: 'Essayer', en: 'Try' },
    tried: (name: string) => ({
      fr: `L’essai est parti vers ${name}.`,
      en: `The trial left for ${name}.`,
    }),
    rename: { fr: 'Renommer', en: 'Rename' },
    name: { fr: 'Nom de l’appareil', en: 'Name of the device' },
    nameHelp: {
      fr: 'Par exemple « Téléphone d’Anne, Chrome ».',
      en: 'For example “Anne’s phone, Chrome”.',
    },
    save: { fr: 'Enregistrer', en: 'Save' },
    remove: { fr: 'Retirer', en: 'Remove' },
    removeTitle: (name: string) => ({
      fr: `Retirer l’appareil « ${name} »\u202f?`,
      en: `Remove the device “${name}”?`,
    }),
    removeText: { fr: 'Il ne vous préviendra plus.', en: 'It will tell you nothing more.' },
    removed: (name: string) => ({
      fr: `L’appareil « ${name} » est retiré.`,
      en: `The device “${name}” is removed.`,
    }),
    addOther: {
      fr: 'Ajouter ntfy, un SMS ou un webhook',
      en: 'Add ntfy, a text message or a webhook',
    },
    otherAdded: (name: string) => ({
      fr: `${name} est ajouté : essayez-le.`,
      en: `${name} is added: try it.`,
    }),
    kind: { fr: 'Par', en: 'By' },
    kinds: {
      ntfy: 'ntfy',
      'free-mobile': { fr: 'SMS de Free Mobile', en: 'Free Mobile text message' },
      webhook: 'Webhook',
    },
    about: {
      ntfy: {
        fr: 'L’application ntfy sonne sur le téléphone. Son sujet est comme un mot de passe : qui le connaît lit les alertes.',
        en: 'The ntfy application rings on the telephone. Its topic is like a password: who knows it reads the alerts.',
      },
      'free-mobile': {
        fr: 'Gratuit pour les abonnés de Free Mobile, sur leur propre numéro : activez « Notifications par SMS » dans « Mes options ».',
        en: 'Free of charge for subscribers of Free Mobile, to their own number: turn on “Notifications par SMS” in “Mes options”.',
      },
      webhook: {
        fr: 'Un autre logiciel reçoit l’alerte, signée selon Standard Webhooks.',
        en: 'Another program gets the alert, signed as Standard Webhooks says.',
      },
    },
    fields: {
      name: { fr: 'Nom', en: 'Name' },
      server: { fr: 'Serveur ntfy', en: 'ntfy server' },
      topic: { fr: 'Sujet ntfy', en: 'ntfy topic' },
      accessToken: { fr: 'Jeton d’accès', en: 'Access key' },
      user: { fr: 'Identifiant Free Mobile', en: 'Free Mobile user name' },
      pass: { fr: 'Clé d’identification', en: 'Identification key' },
      address: { fr: 'Adresse du webhook', en: 'Address of the webhook' },
    },
    topicHelp: {
      fr: 'Difficile à deviner : lettres, chiffres, tirets.',
      en: 'Hard to guess: letters, digits, hyphens.',
    },
    serverHelp: { fr: 'Vide : https://ntfy.sh.', en: 'Empty: https://ntfy.sh.' },
    tokenHelp: { fr: 'Si le sujet est protégé.', en: 'If the topic is protected.' },
    userHelp: { fr: 'Huit chiffres.', en: 'Eight digits.' },
    secretTitle: { fr: 'La clé de ce webhook', en: 'This webhook’s key' },
    secretHelp: {
      fr: 'Copiez-la maintenant dans l’autre logiciel : elle ne sera plus montrée.',
      en: 'Copy it now into the other program: it will not be shown again.',
    },
    whyNot: {
      unsupported: {
        fr: 'Ce navigateur ne peut pas prévenir quand Tambour est fermé, ou l’adresse de Tambour n’est pas en https.',
        en: 'This browser cannot tell you while Tambour is closed, or Tambour’s address is not https.',
      },
      denied: {
        fr: 'Les notifications sont refusées dans ce navigateur : autorisez-les dans les réglages du site, à gauche de l’adresse, puis rechargez la page.',
        en: 'Notifications are refused in this browser: allow them in the site’s settings, to the left of the address, then reload the page.',
      },
    },
    quotes: {
      fr: 'Montrer qui écrit et les premiers mots',
      en: 'Show who writes and the first words',
    },
    quotesHelp: {
      fr: 'Sans cela, rien de ce qu’un habitant a dit ne paraît sur l’écran verrouillé.',
      en: 'Without it, nothing that a resident said appears on the locked screen.',
    },
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
      fr: 'Les alertes ne vous arrivent plus par courriel, sauf si aucun de vos appareils n’est joignable.',
      en: 'Alerts no longer reach you by e-mail, unless none of your devices can be reached.',
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
