import type { ReportPreviewShape } from '../../../server/channels/shapes/channel.ts'
import { telephoneInPairs } from '../../../server/language/contact-address.ts'
import { frenchCount, frenchNumber, isSingular } from '../../../server/language/french.ts'
import { ofTown } from '../../../server/language/names/town.ts'
import { elided } from '../../../server/language/typeset.ts'

export const channels = {
  title: 'Canaux',
  lead: 'Les pages et boîtes où la commune parle et écoute.',
  connect: 'Connecter un canal',
  connectLead: 'Le canal est vérifié pour de vrai avant d’être gardé.',
  ours: 'Nos canaux',
  neighbours: 'Communes voisines',
  gone: 'Déconnectés',
  none: 'Aucun canal connecté',
  noneHelp:
    'Connectez la page Facebook de la commune, son compte Instagram, Mastodon ou Bluesky, son site WordPress ou son adresse de courriel : les messages paraîtront dans Tambour, et vos événements pourront être annoncés partout, sauf par courriel.',
  choose: 'Choisir ses canaux : ce qui existe, ce que cela coûte',
  connectFirst: 'Connecter le premier canal',
  askAdministrator: 'Demandez à l’administration de connecter le premier.',
  ofNeighbour: (connector: string, commune: string) => `${connector} ${ofTown(commune)}`,
  seePage: 'Voir la page',
  newTab: (channel: string) => ` ${channel} (nouvel onglet)`,
  states: {
    active: 'Tout va bien',
    watch: 'À surveiller',
    ill: 'Fonctionne mal',
    paused: 'En pause : à reconnecter',
    disconnected: 'Déconnecté',
    archive: 'Archive seulement',
  },
  does: 'Sert à',
  abilities: (receives: boolean, publishes: boolean): string =>
    receives && publishes
      ? 'recevoir et publier'
      : receives
        ? 'recevoir'
        : publishes
          ? 'publier'
          : 'rien pour l’instant',
  lastPoll: 'Dernière relève',
  neverPolled: 'pas encore',
  progress: (read: number, of: number, unit: 'messages' | 'weeks') =>
    unit === 'weeks'
      ? `Première lecture : ${frenchNumber(read)} semaines lues sur ${frenchNumber(of)}.`
      : `Première lecture : ${frenchNumber(read)} messages lus sur ${frenchNumber(of)}.`,
  nextPoll: 'Prochaine relève',
  now: 'maintenant',
  underAMinute: 'dans moins d’une minute',
  inTime: (duration: string) => `dans ${duration}`,
  webhooks: 'Webhooks',
  noWebhook: 'aucun',
  webhookNow: 'reçus, le dernier à l’instant',
  webhookAgo: (duration: string) => `reçus, le dernier il y a ${duration}`,
  webhookAddress: 'Adresse à prévenir',
  frameCode: 'Code à coller dans le site de la commune',
  webhookHelp:
    'À donner au réseau, avec le mot de vérification, pour que les messages paraissent en une ou deux secondes.',
  access: 'Accès',
  accessIs: (words: string) => `Accès ${words}.`,
  noEnd: 'sans date de fin',
  ended: (date: string) => `terminé depuis le ${date} : reconnectez le canal`,
  endsSoon: (date: string, left: string) =>
    `jusqu’au ${date}, dans ${left} : reconnectez le canal avant`,
  endsOn: (date: string) => `jusqu’au ${date}`,
  checks: 'Vérifications',
  checkedAt: (when: string) => `Vérifié ${when}`,
  settings: 'Réglages',
  wellSince: (when: string) => `Tout va bien, relevé ${when}`,
  manage: 'Détails et réglages',
  details: 'Détails',
  outdated: (when: string) =>
    `La vérification faite ${when} ne vaut plus : autre chose a été vu depuis. Vérifiez de nouveau.`,
  moreFields: 'Autres réglages, facultatifs',
  moreFieldsHelp: 'Rien ici n’est obligatoire, et tout cela peut attendre.',
  settingsTitle: (name: string) => `Réglages ${elided('de', name)}`,
  settingsSaved: 'Les réglages du canal sont enregistrés.',
  levels: { ok: 'Bon :', info: 'À savoir :', warning: 'Attention :', error: 'Problème :' },
  check: 'Vérifier',
  checked: (name: string) => `${name} : vérification faite.`,
  poll: 'Relever maintenant',
  polled: (inbound: number, outbound: number) =>
    inbound + outbound === 0
      ? 'Rien de nouveau.'
      : `${frenchCount(inbound, 'message reçu', 'messages reçus')}, ${frenchCount(outbound, 'réponse relevée', 'réponses relevées')}.`,
  reconnect: 'Reconnecter',
  reconnectTitle: (name: string) => `Reconnecter ${name}`,
  reconnectHelp:
    'Donnez un nouvel accès. Les messages, les mesures et les publications programmées sont gardés.',
  keptSecrets: 'Un champ laissé vide garde ce qu’il contenait.',
  suggest: 'En proposer un',
  reconnected: (name: string) => `La connexion à « ${name} » est rétablie.`,
  disconnect: 'Déconnecter',
  disconnectTitle: (name: string) => `Déconnecter ${name} ?`,
  disconnectText:
    'Plus rien n’y sera relevé ni publié, et ses publications programmées ne partiront pas. Les messages et les mesures restent. Il pourra être reconnecté.',
  disconnected: (name: string) => `La connexion à « ${name} » est coupée.`,
  reports: {
    add: 'Ajouter un outil',
    newTool: 'Nouvel outil',
    remove: 'Retirer cet outil',
    preview: 'Essayer sur la boîte',
    fields: {
      tool: { label: 'Nom de l’outil', help: 'Betterstreet, ou Répondeur, par exemple.' },
      sender: {
        label: 'Expéditeur de ses courriels',
        help: 'Une adresse, ou tout un domaine : *@betterstreet.org.',
      },
      opens: {
        label: 'Objet d’un nouveau signalement',
        help: 'Ce qu’il contient, par exemple : Nouveau signalement {référence}, ou Message vocal de {numéro}. Une étoile * vaut n’importe quels mots.',
      },
      closes: {
        label: 'Objet du courriel qui le clôt',
        help: 'Par exemple : Signalement {référence} clôturé. Il arrête le délai, comme une réponse.',
      },
    },
    found: ({ mails, reports, closed, waiting, rows }: ReportPreviewShape) => {
      if (!mails) return 'La boîte n’a aucun courriel de ces outils.'
      const found = rows.some(({ isCall }) => isCall)
        ? frenchCount(reports, 'demande', 'demandes')
        : frenchCount(reports, 'signalement', 'signalements')
      return `Sur ${frenchCount(mails, 'courriel', 'courriels')} de ces outils : ${found}, dont ${frenchCount(closed, 'clos', 'clos')} et ${frenchNumber(waiting)} en attente.`
    },
    kind: ({ kind, reference, isCall }: ReportPreviewShape['rows'][number]) =>
      kind === null
        ? 'aucune règle'
        : isCall
          ? `message ${elided('de', callerName(reference))}`
          : kind === 'opens'
            ? `signalement ${reference}`
            : `clôt le signalement ${reference}`,
  },
  voice: {
    title: (count: number, sender: string) =>
      isSingular(count)
        ? `${frenchCount(count, 'message vocal', 'messages vocaux')} de ${sender} n’est pas compté.`
        : `${frenchCount(count, 'message vocal', 'messages vocaux')} de ${sender} ne sont pas comptés.`,
    question: 'Les suivre comme des demandes ?',
    follow: 'Oui, les suivre',
    decline: 'Non merci',
    dialogTitle: 'Suivre les messages vocaux',
    meaning: (sender: string) =>
      `Chaque message vocal annoncé par ${sender} attendra une réponse, ceux déjà reçus aussi. Vous rappelez la personne, puis choisissez « Répondu par téléphone ».`,
    recognised: 'Ce que Tambour reconnaît dans les derniers :',
    row: (reference: string | null, when: string) => `${callerName(reference)}, ${when}`,
    keep: 'Suivre ces messages',
    kept: (sender: string) => `Les messages vocaux de ${sender} sont suivis comme des demandes.`,
    declined: (sender: string) => `Tambour ne proposera plus de suivre ${sender}.`,
    add: 'Ajouter la règle toute prête',
  },
  unchanged: 'Rien n’a changé.',
  kind: 'Sorte de canal',
  noConnector: 'Cette installation ne connaît aucune sorte de canal.',
  name: 'Nom',
  nameHelp:
    'Tel qu’il paraîtra dans Tambour, par exemple « Page de la mairie » ou « Courriel de la mairie ».',
  whose: 'À qui est ce canal',
  ourOwn: 'À notre commune',
  aNeighbours: 'À une commune voisine',
  neighbourName: 'Commune voisine',
  neighbourHelp: 'On y publie seulement : ses messages sont à elle.',
  uses: 'À quoi il sert',
  receives: 'Recevoir',
  receivesHelp: 'Relever les commentaires et messages, mesurer les délais.',
  publishes: 'Publier',
  publishesHelp: 'Y annoncer les événements.',
  nothingConnected: 'Rien n’a été connecté, votre saisie est toujours là.',
  checkAndConnect: 'Vérifier et connecter',
  connected: (name: string) => `La connexion à « ${name} » est faite.`,
}

export type ChannelMessages = typeof channels

/** Who left the voice message: « 06 12 34 56 78 ». */
function callerName(number: string | null): string {
  return number === null ? 'un numéro masqué' : telephoneInPairs(number).replaceAll(' ', '\u00a0')
}
