import { sentences } from '../language/sentence.ts'

export const setUpSentences = sentences('set-up', {
  wrongWord: {
    fr: 'Ce n’est pas le mot que Tambour affiche là où il est démarré : recopiez-le, ou faites « tambour setup » sur cette machine.',
    en: 'This is not the word that Tambour shows where it is started: copy it again, or run “tambour setup” on that machine.',
  },
  already: (commune: string) => ({
    fr: `Tambour est déjà installé pour ${commune} : connectez-vous.`,
    en: `Tambour is already set up for ${commune}: sign in.`,
  }),
  communeAlready: (name: string) => ({
    fr: `« ${name} » est déjà sur cette installation.`,
    en: `“${name}” is on this installation already.`,
  }),
  thisInseeCode: { fr: 'Cette commune de France', en: 'This commune of France' },
  noAccount: (email: string) => ({
    fr: `Aucun compte de cette installation n’a l’adresse ${email}.`,
    en: `No account of this installation has the address ${email}.`,
  }),
  lastAdministrator: (name: string) => ({
    fr: `« ${name} » est la dernière personne qui s’occupe de l’installation : nommez-en d’abord une autre.`,
    en: `“${name}” is the last person who looks after the installation: name another one first.`,
  }),
  wrongEmail: {
    fr: '--email doit être une adresse électronique.',
    en: '--email must be an e-mail address.',
  },
  wrongOption: (option: string, problem: { fr: string; en: string }) => ({
    fr: `--${option} : ${problem.fr}.`,
    en: `--${option}: ${problem.en}.`,
  }),
})
