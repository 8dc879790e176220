import { frenchCount, frenchList, frenchNumber, isSingular } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of this screen in the language in force: they come with it, for few ever open it. */
export const historyImportMessages = translated({
  title: { fr: 'Importer l’historique', en: 'Import the history' },
  lead: {
    fr: 'Des années de délais, mesurées depuis le téléchargement de la page, sans application ni autorisation de Facebook.',
    en: 'Years of reply times, measured from the page’s download, without an application or a review by Facebook.',
  },
  how: { fr: 'Obtenir le téléchargement', en: 'Getting the download' },
  steps: {
    fr: [
      'Sur Facebook, passez à la page de la commune, puis ouvrez dans ses paramètres « Télécharger vos informations » (ou « Exporter vos informations »).',
      'Demandez les messages seuls, depuis le début, au format JSON et non HTML, avec des médias de qualité faible.',
      'Quand Facebook annonce que le fichier est prêt, téléchargez tous ses ZIP et choisissez-les ici ensemble, tels qu’ils sont. S’ils sont déjà ouverts, choisissez leur dossier.',
    ],
    en: [
      'On Facebook, switch to the commune’s page, then open “Download your information” (or “Export your information”) in its settings.',
      'Ask for the messages alone, from the beginning, as JSON and not HTML, with media of low quality.',
      'When Facebook says that the file is ready, download all of its ZIPs and choose them here together, as they are. If they are open already, choose their folder.',
    ],
  },
  noComments: {
    fr: 'Seuls les messages privés seront mesurés : Facebook ne met dans ce téléchargement que ce que la page a écrit, et aucun commentaire d’habitant.',
    en: 'Only private messages will be measured: Facebook puts into this download what the page wrote, and no resident’s comment.',
  },
  choose: { fr: 'Le téléchargement', en: 'The download' },
  file: { fr: 'Téléchargement de Facebook', en: 'Facebook’s download' },
  chooseZips: { fr: 'Choisir les ZIP', en: 'Choose the ZIPs' },
  chooseFolder: { fr: 'Choisir le dossier', en: 'Choose the folder' },
  fileHelp: {
    fr: 'Ou glissez-les ici. Seuls les messages quittent votre ordinateur, jamais les photos, et rien n’est importé avant que vous ayez vu ce qu’ils contiennent.',
    en: 'Or drop them here. Only the messages leave your computer, never the photos, and nothing is imported before you have seen what they hold.',
  },
  noFile: {
    fr: 'Choisissez les ZIP téléchargés de Facebook, ou leur dossier.',
    en: 'Choose the ZIPs downloaded from Facebook, or their folder.',
  },
  noMessages: {
    fr: 'Il n’y a ici aucun message au format JSON : demandez le téléchargement à Facebook au format JSON, avec les messages.',
    en: 'There are no messages in JSON format here: ask Facebook for the download in JSON format, with the messages.',
  },
  unreadable: (name: string) => ({
    fr: `${name} n’est pas un ZIP lisible : téléchargez-le à nouveau, et donnez-le tel qu’il est.`,
    en: `${name} is no readable ZIP: download it again, and give it as it is.`,
  }),
  hasPassword: (name: string) => ({
    fr: `${name} est protégé par un mot de passe : donnez le téléchargement de Facebook tel qu’il est.`,
    en: `${name} is protected by a password: give Facebook’s download as it is.`,
  }),
  chosen: { fr: 'Ce que vous avez choisi', en: 'What you chose' },
  folder: (name: string, files: number) => ({
    fr: `Dossier « ${name} » : ${frenchCount(files, 'fichier à lire', 'fichiers à lire')}`,
    en: `Folder “${name}”: ${count(files, 'file to read', 'files to read')}`,
  }),
  andOthers: (name: string, others: number) => ({
    fr: `${name} et ${frenchCount(others, 'autre ZIP', 'autres ZIP')}`,
    en: `${name} and ${count(others, 'other ZIP', 'other ZIPs')}`,
  }),
  packing: (files: number) => ({
    fr: `Recherche des messages : ${frenchCount(files, 'fichier trouvé', 'fichiers trouvés')}`,
    en: `Looking for messages: ${count(files, 'file found', 'files found')}`,
  }),
  stopSending: { fr: 'Arrêter l’envoi', en: 'Stop sending' },
  sendingStopped: {
    fr: 'Envoi arrêté. Ce qui est arrivé est gardé un jour : envoyez les mêmes fichiers pour reprendre où il en était.',
    en: 'Sending stopped. What has come is kept for a day: send the same files to go on where it was.',
  },
  goOn: { fr: 'Reprendre l’envoi', en: 'Go on sending' },
  gone: {
    fr: 'Ce qui était arrivé n’est plus sur le serveur : recommencez l’envoi.',
    en: 'What had come is no longer on the server: send it again.',
  },
  send: { fr: 'Envoyer et lire', en: 'Send and read' },
  sent: (percent: string) => ({
    fr: `Envoi des messages : ${percent}. Gardez cette page ouverte.`,
    en: `Sending the messages: ${percent}. Keep this page open.`,
  }),
  reading: { fr: 'Lecture des messages…', en: 'Reading the messages…' },
  tooLarge: {
    fr: 'Ces messages dépassent 2 Go : ce n’est pas le téléchargement d’une page.',
    en: 'These messages are larger than 2 GB: this is not the download of a page.',
  },
  nothingSent: { fr: 'Rien n’a été importé.', en: 'Nothing was imported.' },
  found: { fr: 'Ce que contient le téléchargement', en: 'What the download holds' },
  facts: {
    file: { fr: 'Téléchargement', en: 'Download' },
    conversations: 'Conversations',
    messages: 'Messages',
    period: { fr: 'Période', en: 'Period' },
    none: { fr: 'aucun message', en: 'no message' },
    own: { fr: 'Non importés', en: 'Not imported' },
  },
  own: (posts: number, comments: number) => ({
    fr: `${frenchList([
      frenchCount(posts, 'publication', 'publications'),
      frenchCount(comments, 'commentaire', 'commentaires'),
    ])} de la page`,
    en: `${count(posts, 'post', 'posts')} and ${count(comments, 'comment', 'comments')} of the page’s`,
  }),
  size: (megabytes: string) => ({ fr: `${megabytes} Mo`, en: `${megabytes} MB` }),
  broken: (value: number) => ({
    fr: `${frenchCount(value, 'fichier illisible', 'fichiers illisibles')} dans cette archive`,
    en: `${count(value, 'unreadable file', 'unreadable files')} in this archive`,
  }),
  more: (value: number) => ({
    fr: `et ${frenchCount(value, 'autre', 'autres')}.`,
    en: `and ${count(value, 'other', 'others')}.`,
  }),
  incomplete: (value: number) => ({
    fr: `${frenchCount(value, 'conversation sera laissée', 'conversations seront laissées')} de côté, faute d’un fichier lisible : une réponse manquante passerait pour une absence de réponse.`,
    en: `${count(value, 'conversation', 'conversations')} will be left out for want of a readable file: a missing reply would pass for no reply.`,
  }),
  page: { fr: 'Le nom de la page', en: 'The page’s name' },
  pageHelp: {
    fr: 'Celui sous lequel la mairie répond : les autres sont des habitants.',
    en: 'The one under which the mairie replies: the others are residents.',
  },
  pageChoice: { fr: 'Choisissez', en: 'Choose' },
  pageMissing: { fr: 'Choisissez le nom de la page.', en: 'Choose the page’s name.' },
  channel: { fr: 'Le canal', en: 'The channel' },
  channelHelp: {
    fr: 'Là où ses messages seront rangés, sans rien compter deux fois.',
    en: 'Where its messages are filed, without counting anything twice.',
  },
  newChannel: {
    fr: 'Un nouveau canal, « archive seulement »',
    en: 'A new channel, “archive only”',
  },
  willMake: {
    fr: 'Un canal « archive seulement » sera ouvert pour cette page. Vous pourrez la connecter plus tard : l’historique est gardé.',
    en: 'An “archive only” channel will be opened for this page. You can connect it later: the history is kept.',
  },
  start: { fr: 'Importer', en: 'Import' },
  discard: { fr: 'Abandonner', en: 'Give up' },
  discardTitle: { fr: 'Abandonner ce téléchargement ?', en: 'Give this download up?' },
  discardText: {
    fr: 'Il est supprimé de ce serveur. Ce qui est déjà importé reste.',
    en: 'It is deleted from this server. What is imported already stays.',
  },
  running: { fr: 'Import en cours', en: 'Importing' },
  progress: (done: number, total: number) => ({
    fr: `Import de l’historique : ${frenchNumber(done)} ${isSingular(done) ? 'message' : 'messages'} sur ${frenchNumber(total)}`,
    en: `Import of the history: ${count(done, 'message', 'messages')} of ${total.toLocaleString('en-GB')}`,
  }),
  goesOn: {
    fr: 'Vous pouvez quitter cette page : l’import continue, et reprend après un redémarrage.',
    en: 'You may leave this page: the import goes on, also after a restart.',
  },
  stop: { fr: 'Arrêter', en: 'Stop' },
  stopped: { fr: 'Import arrêté', en: 'Import stopped' },
  stoppedText: {
    fr: 'Ce qui est importé reste. Reprenez quand vous voulez, rien n’est compté deux fois.',
    en: 'What is imported stays. Go on when you like, nothing counts twice.',
  },
  failed: { fr: 'L’import s’est arrêté', en: 'The import stopped' },
  resume: { fr: 'Reprendre', en: 'Go on' },
  done: { fr: 'Historique importé', en: 'History imported' },
  nothingNew: {
    fr: 'Rien de nouveau : tout y était déjà.',
    en: 'Nothing new: all of it was there.',
  },
  added: (inbound: number, outbound: number) => ({
    fr: `Ajouté à l’historique : ${frenchList([
      frenchCount(inbound, 'message reçu', 'messages reçus'),
      frenchCount(outbound, 'réponse', 'réponses'),
    ])}.`,
    en: `Added to the history: ${count(inbound, 'message received', 'messages received')} and ${count(outbound, 'reply', 'replies')}.`,
  }),
  foreign: (value: number) => ({
    fr: `${frenchCount(value, 'conversation laissée', 'conversations laissées')} de côté : la page n’y participe pas.`,
    en: `${count(value, 'conversation', 'conversations')} left out: the page takes no part in it.`,
  }),
  leftOut: (value: number) => ({
    fr: `${frenchCount(value, 'conversation laissée', 'conversations laissées')} de côté, faute d’un fichier lisible : demandez un nouveau téléchargement.`,
    en: `${count(value, 'conversation', 'conversations')} left out for want of a readable file: ask for a new download.`,
  }),
  commentsMissing: {
    fr: 'Les commentaires des habitants ne sont pas dans le téléchargement : leurs délais ne sont pas mesurés.',
    en: 'Residents’ comments are not in the download: their reply times are not measured.',
  },
  seeDelays: { fr: 'Voir les délais', en: 'See the reply times' },
  another: { fr: 'Importer un autre téléchargement', en: 'Import another download' },
  imported: { fr: 'Historiques importés', en: 'Imported histories' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeTitle: (name: string) => ({
    fr: `Retirer l’historique importé ${elided('de', name)} ?`,
    en: `Remove the imported history of ${name}?`,
  }),
  removeText: {
    fr: 'Les messages venus du seul téléchargement, leurs délais et les jugements portés sur eux disparaissent. Ce que Facebook a donné par ailleurs reste. Un nouvel import les ramène, sans les jugements.',
    en: 'Messages that came from the download alone, their reply times and the judgements on them go. What Facebook gave otherwise stays. Another import brings them back, without the overrides.',
  },
  removed: (value: number) => ({
    fr: `${frenchCount(value, 'message retiré', 'messages retirés')}.`,
    en: `${count(value, 'message', 'messages')} removed.`,
  }),
  // On the card of its channel.
  until: (date: string) => ({
    fr: `Délais des messages privés jusqu’au ${date}, commentaires non mesurés.`,
    en: `Reply times of private messages until ${date}, comments not measured.`,
  }),
  empty: { fr: 'L’archive n’est pas encore importée.', en: 'The archive is not imported yet.' },
  connect: { fr: 'Connecter la page', en: 'Connect the page' },
  connectTitle: (name: string) => ({ fr: `Connecter ${name}`, en: `Connect ${name}` }),
  connectHelp: {
    fr: 'L’historique importé est gardé, et rien n’est compté deux fois : les nouveaux messages s’y ajoutent.',
    en: 'The imported history is kept, and nothing counts twice: new messages are added to it.',
  },
})
