import { frenchCount, frenchNumber } from '../../server/language/french.ts'
import { ofTown } from '../../server/language/town.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of the channels, which come with their screens. */
export const channelMessages = translated({
  title: { fr: 'Canaux', en: 'Channels' },
  lead: {
    fr: 'Les pages et boîtes où la commune parle et écoute.',
    en: 'The pages and mailboxes where the commune speaks and listens.',
  },
  connect: { fr: 'Connecter un canal', en: 'Connect a channel' },
  connectLead: {
    fr: 'Le canal est vérifié pour de vrai avant d’être gardé.',
    en: 'The channel is checked for real before it is kept.',
  },
  ours: { fr: 'Nos canaux', en: 'Our channels' },
  neighbours: { fr: 'Communes voisines', en: 'Neighbouring communes' },
  gone: { fr: 'Déconnectés', en: 'Disconnected' },
  none: { fr: 'Aucun canal connecté', en: 'No channel connected' },
  noneHelp: {
    fr: 'Connectez la page Facebook de la commune, son compte Instagram, Mastodon ou Bluesky, son site WordPress ou son adresse de courriel : les messages paraîtront dans Tambour, et vos événements pourront être annoncés partout, sauf par courriel.',
    en: 'Connect the commune’s Facebook page, its Instagram, Mastodon or Bluesky account, its WordPress site or its mail address: the messages will appear in Tambour, and your announcements can be published everywhere but by mail.',
  },
  howMany: {
    fr: 'Combien de personnes chaque canal touche',
    en: 'How many people each channel reaches',
  },
  choose: {
    fr: 'Choisir ses canaux : ce qui existe, ce que cela coûte',
    en: 'Choosing channels: what there is, what it costs',
  },
  connectFirst: { fr: 'Connecter le premier canal', en: 'Connect the first channel' },
  notYourRole: {
    fr: 'Votre rôle ne permet pas de connecter des canaux\u00a0: c’est à l’administration de le faire.',
    en: 'Your role does not let you connect channels: an administrator does it.',
  },
  askAdministrator: {
    fr: 'Demandez à l’administration de connecter le premier.',
    en: 'Ask an administrator to connect the first one.',
  },
  ofNeighbour: (connector: string, commune: string) => ({
    fr: `${connector} ${ofTown(commune)}`,
    en: `${connector} of ${commune}`,
  }),
  seePage: { fr: 'Voir la page', en: 'See the page' },
  newTab: (channel: string) => ({ fr: ` ${channel} (nouvel onglet)`, en: ` ${channel} (new tab)` }),
  states: {
    active: { fr: 'Tout va bien', en: 'All is well' },
    watch: { fr: 'À surveiller', en: 'To keep an eye on' },
    ill: { fr: 'Fonctionne mal', en: 'Not working well' },
    paused: { fr: 'En pause : à reconnecter', en: 'Paused: to be reconnected' },
    disconnected: { fr: 'Déconnecté', en: 'Disconnected' },
    archive: { fr: 'Archive seulement', en: 'Archive only' },
  },
  does: { fr: 'Sert à', en: 'Used to' },
  abilities: (receives: boolean, publishes: boolean) => ({
    fr:
      receives && publishes
        ? 'recevoir et publier'
        : receives
          ? 'recevoir'
          : publishes
            ? 'publier'
            : 'rien pour l’instant',
    en:
      receives && publishes
        ? 'receive and publish'
        : receives
          ? 'receive'
          : publishes
            ? 'publish'
            : 'nothing yet',
  }),
  lastPoll: { fr: 'Dernière relève', en: 'Last check for messages' },
  neverPolled: { fr: 'pas encore', en: 'not yet' },
  progress: (read: number, of: number, unit: 'messages' | 'weeks') => ({
    fr:
      unit === 'weeks'
        ? `Première lecture : ${frenchNumber(read)} semaines lues sur ${frenchNumber(of)}.`
        : `Première lecture : ${frenchNumber(read)} messages lus sur ${frenchNumber(of)}.`,
    en: `First look: ${read.toLocaleString('en-GB')} ${unit} read of ${of.toLocaleString('en-GB')}.`,
  }),
  nextPoll: { fr: 'Prochaine relève', en: 'Next check' },
  now: { fr: 'maintenant', en: 'now' },
  underAMinute: { fr: 'dans moins d’une minute', en: 'in less than a minute' },
  inTime: (duration: string) => ({ fr: `dans ${duration}`, en: `in ${duration}` }),
  webhooks: 'Webhooks',
  noWebhook: { fr: 'aucun', en: 'none' },
  webhookNow: { fr: 'reçus, le dernier à l’instant', en: 'received, the last one just now' },
  webhookAgo: (duration: string) => ({
    fr: `reçus, le dernier il y a ${duration}`,
    en: `received, the last one ${duration} ago`,
  }),
  webhookAddress: { fr: 'Adresse à prévenir', en: 'Address to tell' },
  frameCode: {
    fr: 'Code à coller dans le site de la commune',
    en: 'Code to paste into the commune’s site',
  },
  webhookHelp: {
    fr: 'À donner au réseau, avec le mot de vérification s’il en veut un, pour que les messages paraissent en une ou deux secondes.',
    en: 'To be given to the network, with the verification word where it wants one, so that messages appear within a second or two.',
  },
  webhookFirst: {
    fr: 'À donner d’abord au service, qui donne en échange ce qui est demandé ci-dessous.',
    en: 'To be given to the service first, which gives what is asked below in return.',
  },
  access: { fr: 'Accès', en: 'Access' },
  accessIs: (label: string) => ({ fr: `Accès ${label}.`, en: `Access ${label}.` }),
  noEnd: { fr: 'sans date de fin', en: 'without end date' },
  ended: (date: string) => ({
    fr: `terminé depuis le ${date} : reconnectez le canal`,
    en: `ended on ${date}: reconnect the channel`,
  }),
  endsSoon: (date: string, left: string) => ({
    fr: `jusqu’au ${date}, dans ${left} : reconnectez le canal avant`,
    en: `until ${date}, in ${left}: reconnect the channel before`,
  }),
  endsOn: (date: string) => ({ fr: `jusqu’au ${date}`, en: `until ${date}` }),
  checks: { fr: 'Vérifications', en: 'Checks' },
  checkedAt: (when: string) => ({ fr: `Vérifié ${when}`, en: `Checked ${when}` }),
  settings: { fr: 'Réglages', en: 'Settings' },
  wellSince: (when: string) => ({
    fr: `Tout va bien, relevé ${when}`,
    en: `All is well, read ${when}`,
  }),
  manage: { fr: 'Détails et réglages', en: 'Details and settings' },
  details: { fr: 'Détails', en: 'Details' },
  outdated: (when: string) => ({
    fr: `La vérification faite ${when} ne vaut plus : autre chose a été vu depuis. Vérifiez de nouveau.`,
    en: `The check made ${when} no longer holds: something else has been seen since. Check again.`,
  }),
  moreFields: { fr: 'Autres réglages, facultatifs', en: 'Other settings, optional' },
  moreFieldsHelp: {
    fr: 'Rien ici n’est obligatoire, et tout cela peut attendre.',
    en: 'Nothing here is required, and all of it can wait.',
  },
  settingsTitle: (name: string) => ({
    fr: `Réglages ${elided('de', name)}`,
    en: `Settings of ${name}`,
  }),
  settingsSaved: {
    fr: 'Les réglages du canal sont enregistrés.',
    en: 'The channel’s settings are saved.',
  },
  levels: {
    ok: { fr: 'Bon :', en: 'Good:' },
    info: { fr: 'À savoir :', en: 'Note:' },
    warning: { fr: 'Attention :', en: 'Warning:' },
    error: { fr: 'Problème :', en: 'Problem:' },
  },
  check: { fr: 'Vérifier', en: 'Check' },
  checked: (name: string) => ({ fr: `${name} : vérification faite.`, en: `${name}: checked.` }),
  poll: { fr: 'Relever maintenant', en: 'Look for messages now' },
  polled: (inbound: number, outbound: number) => ({
    fr:
      inbound + outbound === 0
        ? 'Rien de nouveau.'
        : `${frenchCount(inbound, 'message reçu', 'messages reçus')}, ${frenchCount(outbound, 'réponse relevée', 'réponses relevées')}.`,
    en:
      inbound + outbound === 0
        ? 'Nothing new.'
        : `${count(inbound, 'message received', 'messages received')}, ${count(outbound, 'reply found', 'replies found')}.`,
  }),
  reconnect: { fr: 'Reconnecter', en: 'Reconnect' },
  reconnectTitle: (name: string) => ({ fr: `Reconnecter ${name}`, en: `Reconnect ${name}` }),
  reconnectHelp: {
    fr: 'Donnez un nouvel accès. Les messages, les mesures et les publications programmées sont gardés.',
    en: 'Give a new access. Messages, measurements and scheduled publications are kept.',
  },
  reconnectGoneHelp: {
    fr: 'Donnez un nouvel accès. Les messages et les mesures sont gardés ; les publications annulées à la déconnexion ne repartent pas.',
    en: 'Give a new access. Messages and measurements are kept; publications that were cancelled with the disconnection do not leave again.',
  },
  keptSecrets: {
    fr: 'Un champ laissé vide garde ce qu’il contenait.',
    en: 'A field left empty keeps what it had.',
  },
  suggest: { fr: 'En proposer un', en: 'Suggest one' },
  reconnected: (name: string) => ({
    fr: `La connexion à « ${name} » est rétablie.`,
    en: `The connection to “${name}” is restored.`,
  }),
  disconnect: { fr: 'Déconnecter', en: 'Disconnect' },
  disconnectTitle: (name: string) => ({ fr: `Déconnecter ${name} ?`, en: `Disconnect ${name}?` }),
  disconnectText: {
    fr: 'Plus rien n’y sera relevé ni publié, et ses publications programmées ne partiront pas. Les messages et les mesures restent. Il pourra être reconnecté.',
    en: 'Nothing will be read or published there any more, and its scheduled publications will not go out. Messages and measurements stay. It can be reconnected.',
  },
  disconnected: (name: string) => ({
    fr: `La connexion à « ${name} » est coupée.`,
    en: `The connection to “${name}” is cut.`,
  }),
  unchanged: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  kind: { fr: 'Sorte de canal', en: 'Kind of channel' },
  noConnector: {
    fr: 'Cette installation ne connaît aucune sorte de canal.',
    en: 'This installation knows no kind of channel.',
  },
  name: { fr: 'Nom', en: 'Name' },
  nameHelp: {
    fr: 'Tel qu’il paraîtra dans Tambour, par exemple « Page de la mairie » ou « Courriel de la mairie ».',
    en: 'As it will appear in Tambour: “Page of the mairie” or “Mailbox”.',
  },
  whose: { fr: 'À qui est ce canal', en: 'Whose channel it is' },
  ourOwn: { fr: 'À notre commune', en: 'Our commune’s' },
  aNeighbours: { fr: 'À une commune voisine', en: 'A neighbouring commune’s' },
  neighbourName: { fr: 'Commune voisine', en: 'Neighbouring commune' },
  neighbourHelp: {
    fr: 'On y publie seulement : ses messages sont à elle.',
    en: 'It is only published to: its messages are its own.',
  },
  uses: { fr: 'À quoi il sert', en: 'What it is used for' },
  receives: { fr: 'Recevoir', en: 'Receive' },
  receivesHelp: {
    fr: 'Relever les commentaires et messages, mesurer les délais.',
    en: 'Read comments and messages, measure reply times.',
  },
  publishes: { fr: 'Publier', en: 'Publish' },
  publishesHelp: { fr: 'Y annoncer les événements.', en: 'Announce events there.' },
  nothingConnected: {
    fr: 'Rien n’a été connecté, votre saisie est toujours là.',
    en: 'Nothing was connected; what you typed is still there.',
  },
  checkAndConnect: { fr: 'Vérifier et connecter', en: 'Check and connect' },
  connected: (name: string) => ({
    fr: `La connexion à « ${name} » est faite.`,
    en: `The connection to “${name}” is made.`,
  }),
})
