import { sentences } from '../language/sentence.ts'

export const exportSentences = sentences('export', {
  isAFile: (folder: string) => ({
    fr: `${folder} est un fichier : donnez un dossier.`,
    en: `${folder} is a file: give a folder.`,
  }),
  notEmpty: (folder: string) => ({
    fr: `Le dossier ${folder} n’est pas vide : choisissez-en un autre.`,
    en: `The folder ${folder} is not empty: choose another.`,
  }),
  notWritable: (folder: string, code: string) => ({
    fr: `Rien ne peut être écrit dans ${folder} (${code}) : donnez un dossier où vous pouvez écrire.`,
    en: `Nothing can be written in ${folder} (${code}): give a folder in which you can write.`,
  }),
})
