import { englishList } from '../language/english.ts'
import { frenchList } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const privacySentences = sentences('privacy', {
  chooseFirst: {
    fr: 'Choisissez d’abord qui est à effacer.',
    en: 'Choose first who is to be erased.',
  },
  replyLeaving: {
    fr: 'Une réponse à cette personne est en train de partir : recommencez dans une minute.',
    en: 'A reply to this person is just leaving: start again in a minute.',
  },
  mustBeNumbers: {
    fr: 'doit être des numéros séparés par des virgules',
    en: 'must be numbers separated by commas',
  },
  /** What erasing somebody cannot reach. */
  asRequests: (references: readonly string[], years: number) => ({
    fr: `Au registre des demandes officielles (${frenchList(references)}), le nom et le texte restent : ce sont des documents administratifs, gardés ${years} ans après leur réponse.`,
    en: `In the register of official requests (${englishList(references)}), the name and the words stay: they are administrative documents, kept for ${years} years after their answer.`,
  }),
  onNetworks: (networks: readonly string[]) => ({
    fr: `Sur le réseau (${frenchList(networks)}), ce que cette personne a écrit reste : c’est à elle, ou à vous, de l’y supprimer.`,
    en: `On the network (${englishList(networks)}), what this person wrote stays: they, or you, must delete it there.`,
  }),
  inBackups: (kept: number) => ({
    fr: `Les sauvegardes déjà faites la contiennent encore ; les ${kept} gardées seront toutes remplacées dans ${kept} jours. Si vous en restaurez une d’ici là, effacez-la de nouveau.`,
    en: `The backups made so far still hold this person; the ${kept} that are kept will all be replaced in ${kept} days. If you restore one until then, erase the person again.`,
  }),
  inReplaced: (files: readonly string[]) => ({
    fr: `Une ancienne base la contient encore et n’a pas pu être supprimée : supprimez ${frenchList(files)}, à côté de la base.`,
    en: `An earlier database still holds this person and could not be deleted: delete ${englishList(files)}, beside the database.`,
  }),
  inCopies: (copies: readonly string[]) => ({
    fr: `Des copies d’avant une mise à jour la contiennent encore, à côté de la base : supprimez ${frenchList(copies)}.`,
    en: `Copies from before an upgrade still hold this person, beside the database: delete ${englishList(copies)}.`,
  }),
  inDownload: (file: string) => ({
    fr: `Le téléchargement « ${file} » n’est pas fini d’importer et peut la ramener : terminez-le ou retirez-le, puis cherchez-la de nouveau.`,
    en: `The download “${file}” is not wholly imported and may bring this person back: finish it or remove it, then look for them again.`,
  }),
  /** What the command says. */
  noFolder: (file: string) => ({
    fr: `Le dossier de ${file} n’existe pas : créez-le d’abord.`,
    en: `The folder of ${file} does not exist: make it first.`,
  }),
  fileExists: (file: string) => ({
    fr: `${file} existe déjà : donnez un autre nom.`,
    en: `${file} exists already: give another name.`,
  }),
})
