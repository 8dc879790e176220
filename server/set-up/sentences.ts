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
  wrongEmail: {
    fr: '--email doit être une adresse électronique.',
    en: '--email must be an e-mail address.',
  },
  wrongOption: (option: string, problem: { fr: string; en: string }) => ({
    fr: `--${option} : ${problem.fr}.`,
    en: `--${option}: ${problem.en}.`,
  }),
})
