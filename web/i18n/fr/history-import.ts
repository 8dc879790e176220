import {
  frenchCount,
  frenchList,
  frenchNumber,
  isSingular,
} from '../../../server/language/french.ts'
import { elided } from '../../../server/language/typeset.ts'

/** The history that Facebook lets a page download. */
export const history = {
  title: 'Importer l’historique',
  lead: 'Des années de délais, mesurées depuis le téléchargement de la page, sans application ni autorisation de Facebook.',
  how: 'Obtenir le téléchargement',
  steps: [
    'Sur Facebook, passez à la page de la commune, puis ouvrez dans ses paramètres « Télécharger vos informations » (ou « Exporter vos informations »).',
    'Demandez les messages seuls, depuis le début, au format JSON et non HTML, avec des médias de qualité faible.',
    'Quand Facebook annonce que le fichier est prêt, téléchargez tous ses ZIP et choisissez-les ici ensemble, tels qu’ils sont. S’ils sont déjà ouverts, choisissez leur dossier.',
  ],
  noComments:
    'Seuls les messages privés seront mesurés : Facebook ne met dans ce téléchargement que ce que la page a écrit, et aucun commentaire d’habitant.',
  choose: 'Le téléchargement',
  file: 'Téléchargement de Facebook',
  chooseZips: 'Choisir les ZIP',
  chooseFolder: 'Choisir le dossier',
  fileHelp:
    'Ou glissez-les ici. Seuls les messages quittent votre ordinateur, jamais les photos, et rien n’est importé avant que vous ayez vu ce qu’ils contiennent.',
  noFile: 'Choisissez les ZIP téléchargés de Facebook, ou leur dossier.',
  noMessages:
    'Il n’y a ici aucun message au format JSON : demandez le téléchargement à Facebook au format JSON, avec les messages.',
  unreadable: (name: string) =>
    `${name} n’est pas un ZIP lisible : téléchargez-le à nouveau, et donnez-le tel qu’il est.`,
  hasPassword: (name: string) =>
    `${name} est protégé par un mot de passe : donnez le téléchargement de Facebook tel qu’il est.`,
  chosen: 'Ce que vous avez choisi',
  folder: (name: string, files: number) =>
    `Dossier « ${name} » : ${frenchCount(files, 'fichier à lire', 'fichiers à lire')}`,
  andOthers: (name: string, others: number) =>
    `${name} et ${frenchCount(others, 'autre ZIP', 'autres ZIP')}`,
  packing: (files: number) =>
    `Recherche des messages : ${frenchCount(files, 'fichier trouvé', 'fichiers trouvés')}`,
  stopSending: 'Arrêter l’envoi',
  sendingStopped:
    'Envoi arrêté. Ce qui est arrivé est gardé un jour : envoyez les mêmes fichiers pour reprendre où il en était.',
  goOn: 'Reprendre l’envoi',
  gone: 'Ce qui était arrivé n’est plus sur le serveur : recommencez l’envoi.',
  send: 'Envoyer et lire',
  sent: (percent: string) => `Envoi des messages : ${percent}. Gardez cette page ouverte.`,
  reading: 'Lecture des messages…',
  tooLarge: 'Ces messages dépassent 2 Go : ce n’est pas le téléchargement d’une page.',
  nothingSent: 'Rien n’a été importé.',
  found: 'Ce que contient le téléchargement',
  facts: {
    file: 'Téléchargement',
    conversations: 'Conversations',
    messages: 'Messages',
    period: 'Période',
    none: 'aucun message',
    own: 'Non importés',
  },
  own: (posts: number, comments: number) =>
    `${frenchList([
      frenchCount(posts, 'publication', 'publications'),
      frenchCount(comments, 'commentaire', 'commentaires'),
    ])} de la page`,
  size: (megabytes: string) => `${megabytes} Mo`,
  broken: (count: number) =>
    `${frenchCount(count, 'fichier illisible', 'fichiers illisibles')} dans cette archive`,
  more: (count: number) => `et ${frenchCount(count, 'autre', 'autres')}.`,
  incomplete: (count: number) =>
    `${frenchCount(count, 'conversation sera laissée', 'conversations seront laissées')} de côté, faute d’un fichier lisible : une réponse manquante passerait pour une absence de réponse.`,
  page: 'Le nom de la page',
  pageHelp: 'Celui sous lequel la mairie répond : les autres sont des habitants.',
  pageChoice: 'Choisissez',
  pageMissing: 'Choisissez le nom de la page.',
  channel: 'Le canal',
  channelHelp: 'Là où ses messages seront rangés, sans rien compter deux fois.',
  newChannel: 'Un nouveau canal, « archive seulement »',
  willMake:
    'Un canal « archive seulement » sera ouvert pour cette page. Vous pourrez la connecter plus tard : l’historique est gardé.',
  start: 'Importer',
  discard: 'Abandonner',
  discardTitle: 'Abandonner ce téléchargement ?',
  discardText: 'Il est supprimé de ce serveur. Ce qui est déjà importé reste.',
  running: 'Import en cours',
  progress: (done: number, total: number) =>
    `Import de l’historique : ${frenchNumber(done)} ${isSingular(done) ? 'message' : 'messages'} sur ${frenchNumber(total)}`,
  goesOn: 'Vous pouvez quitter cette page : l’import continue, et reprend après un redémarrage.',
  stop: 'Arrêter',
  stopped: 'Import arrêté',
  stoppedText: 'Ce qui est importé reste. Reprenez quand vous voulez, rien n’est compté deux fois.',
  failed: 'L’import s’est arrêté',
  resume: 'Reprendre',
  done: 'Historique importé',
  nothingNew: 'Rien de nouveau : tout y était déjà.',
  added: (inbound: number, outbound: number) =>
    `Ajouté à l’historique : ${frenchList([
      frenchCount(inbound, 'message reçu', 'messages reçus'),
      frenchCount(outbound, 'réponse', 'réponses'),
    ])}.`,
  foreign: (count: number) =>
    `${frenchCount(count, 'conversation laissée', 'conversations laissées')} de côté : la page n’y participe pas.`,
  leftOut: (count: number) =>
    `${frenchCount(count, 'conversation laissée', 'conversations laissées')} de côté, faute d’un fichier lisible : demandez un nouveau téléchargement.`,
  commentsMissing:
    'Les commentaires des habitants ne sont pas dans le téléchargement : leurs délais ne sont pas mesurés.',
  seeDelays: 'Voir les délais',
  another: 'Importer un autre téléchargement',
  imported: 'Historiques importés',
  remove: 'Retirer',
  removeTitle: (name: string) => `Retirer l’historique importé ${elided('de', name)} ?`,
  removeText:
    'Les messages venus du seul téléchargement, leurs délais et les jugements portés sur eux disparaissent. Ce que Facebook a donné par ailleurs reste. Un nouvel import les ramène, sans les jugements.',
  removed: (count: number) => `${frenchCount(count, 'message retiré', 'messages retirés')}.`,
  // On the card of its channel.
  until: (date: string) => `Délais des messages privés jusqu’au ${date}, commentaires non mesurés.`,
  empty: 'L’archive n’est pas encore importée.',
  connect: 'Connecter la page',
  connectTitle: (name: string) => `Connecter ${name}`,
  connectHelp:
    'L’historique importé est gardé, et rien n’est compté deux fois : les nouveaux messages s’y ajoutent.',
}
