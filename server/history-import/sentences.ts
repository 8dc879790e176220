import { englishList, englishNumber } from '../language/english.ts'
import { frenchList, frenchNumber } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

const names = (all: readonly string[]) => ({
  fr: frenchList(all.map(name => `« ${name} »`)),
  en: englishList(all.map(name => `“${name}”`)),
})

export const historySentences = sentences('history-import', {
  noArchives: (connector: string) => ({
    fr: `Tambour ne sait pas lire d’archive de « ${connector} ».`,
    en: `Tambour cannot read downloads of “${connector}”.`,
  }),
  ofNeighbour: (channel: string) => ({
    fr: `Le canal « ${channel} » est celui d’une commune voisine : ses messages ne sont pas les vôtres.`,
    en: `The channel “${channel}” is a neighbouring commune’s: its messages are not yours.`,
  }),
  otherKind: (channel: string, label: Sentence) => ({
    fr: `Le canal « ${channel} » n’est pas de type « ${label.fr} ».`,
    en: `The channel “${channel}” is not of the kind “${label.en}”.`,
  }),
  chooseChannel: (channels: readonly string[]) => ({
    fr: `Choisissez le canal avec --channel, parmi ${frenchList(channels)}.`,
    en: `Choose the channel with --channel, among ${englishList(channels)}.`,
  }),
  thisChannel: { fr: 'Ce canal', en: 'This channel' },
  itsChannel: { fr: 'Le canal de cet import', en: 'The channel of this import' },
  thisFile: { fr: 'Ce fichier', en: 'This file' },
  changed: (path: string) => ({
    fr: `Le fichier ${path} a changé pendant la lecture.`,
    en: `The file ${path} changed while it was read.`,
  }),
  unreadable: (label: Sentence) => ({
    fr: `${label.fr} n’est ni un dossier ni un ZIP lisible : donnez le téléchargement de Facebook tel qu’il est, et entier.`,
    en: `${label.en} is neither a folder nor a ZIP that can be read: give Facebook’s download as it is, and whole.`,
  }),
  isHtml: (label: Sentence) => ({
    fr: `${label.fr} est un téléchargement au format HTML, qui ne se lit pas par un programme : demandez-le à nouveau à Facebook, au format JSON.`,
    en: `${label.en} is a download in HTML format, which no program can read: ask Facebook for it again, in JSON format.`,
  }),
  hasNoMessages: (label: Sentence) => ({
    fr: `${label.fr} n’a pas de messages en JSON : demandez le téléchargement à Facebook au format JSON, avec les messages.`,
    en: `${label.en} has no messages in JSON: ask Facebook for the download in JSON format, with the messages.`,
  }),
  hasPassword: (label: Sentence) => ({
    fr: `${label.fr} est protégé par un mot de passe : donnez le téléchargement de Facebook tel qu’il est.`,
    en: `${label.en} is protected by a password: give Facebook’s download as it is.`,
  }),
  tooManyFiles: (label: Sentence, most: number) => ({
    fr: `${label.fr} a plus de ${frenchNumber(most)} fichiers de messages : ce n’est pas le téléchargement d’une page.`,
    en: `${label.en} has more than ${englishNumber(most)} files of messages: it is not the download of a page.`,
  }),
  tooManyMessages: (label: Sentence, gigabytes: number) => ({
    fr: `${label.fr} a plus de ${frenchNumber(gigabytes)} Go de messages : ce n’est pas le téléchargement d’une page.`,
    en: `${label.en} has more than ${englishNumber(gigabytes)} GB of messages: it is not the download of a page.`,
  }),
  overlaps: (label: Sentence) => ({
    fr: `${label.fr} donne les mêmes octets pour plusieurs fichiers : demandez-le à nouveau à Facebook.`,
    en: `${label.en} gives the same bytes for several files: ask Facebook for it again.`,
  }),
  tooBig: {
    fr: 'Cette archive est trop grande : ce n’est pas le téléchargement d’une page.',
    en: 'This archive is too large: it is not the download of a page.',
  },
  allBroken: (first: string) => ({
    fr: `Aucun fichier de messages de cette archive n’est lisible, à commencer par ${first}.`,
    en: `No file of messages of this archive can be read, beginning with ${first}.`,
  }),
  nobodyCalled: (name: string) => ({
    fr: `Personne ne s’appelle « ${name} » dans cette archive.`,
    en: `Nobody is called “${name}” in this archive.`,
  }),
  nobodyCalledBut: (name: string, candidates: readonly string[]) => ({
    fr: `Personne ne s’appelle « ${name} » dans cette archive : on y trouve surtout ${names(candidates).fr}.`,
    en: `Nobody is called “${name}” in this archive: there are above all ${names(candidates).en}.`,
  }),
  whichIsPage: (candidates: readonly string[]) => ({
    fr: `L’archive ne dit pas qui est la page : précisez-le avec --page-name, par exemple parmi ${names(candidates).fr}.`,
    en: `The archive does not say who is the page: say it with --page-name, for example among ${names(candidates).en}.`,
  }),
  noImport: {
    fr: 'L’import n’en est plus là : regardez où il en est, puis recommencez si besoin.',
    en: 'The import is no longer there: look how far it is, then start again if need be.',
  },
  underWay: {
    fr: 'Un historique est en cours d’import : attendez qu’il soit terminé, ou arrêtez-le.',
    en: 'A history is being imported: wait until it is done, or stop it.',
  },
  notWhole: {
    fr: 'L’envoi n’est pas arrivé en entier : recommencez, il reprend où il en était.',
    en: 'The file has not come whole: send it again, it goes on where it stopped.',
  },
  noBody: {
    fr: 'Le fichier est vide : choisissez le ZIP.',
    en: 'The file is empty: choose the ZIP.',
  },
  beyondSize: {
    fr: 'Cette partie dépasse la taille annoncée du fichier : recommencez l’envoi.',
    en: 'This part goes beyond the size that was announced: send the file again.',
  },
  tooLarge: (gigabytes: number) => ({
    fr: `Ce fichier dépasse ${frenchNumber(gigabytes)} Go : demandez à Facebook les messages seuls, avec des médias de qualité faible.`,
    en: `This file is larger than ${englishNumber(gigabytes)} GB: ask Facebook for the messages alone, with media of low quality.`,
  }),
  noRoom: (megabytes: number) => ({
    fr: `Il n’y a pas assez de place sur le disque du serveur pour ce fichier : libérez-en, il en faut ${frenchNumber(megabytes)} Mo.`,
    en: `There is not enough room on the server’s disk for this file: free some, it takes ${englishNumber(megabytes)} MB.`,
  }),
  fileGone: {
    fr: 'Le fichier de cet import n’est plus sur le serveur, peut-être parce qu’une sauvegarde a été remise : abandonnez cet import, puis envoyez le fichier de nouveau.',
    en: 'The file of this import is no longer on the server, perhaps because a backup was put back: give this import up, then send the file again.',
  },
  failed: {
    fr: 'L’import s’est arrêté sur une erreur inattendue, notée dans le journal du serveur ; ce qui est importé reste.',
    en: 'The import stopped on an unexpected error, noted in the server’s log; what is imported stays.',
  },
})
