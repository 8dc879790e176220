import { sentences } from '../language/sentence.ts'

export const todaySentences = sentences('today', {
  keyHasNoAddress: {
    fr: 'Une clé d’API n’a pas d’adresse\u00a0: l’essai se demande dans Tambour, et arrive à qui le demande.',
    en: 'An API key has no address: the trial is asked for in Tambour, and comes to whoever asks.',
  },
  noMailServer: {
    fr: 'Aucun serveur de courrier n’est réglé\u00a0: donnez SMTP_URL et MAIL_FROM à Tambour, puis redémarrez-le.',
    en: 'No mail server is set: give SMTP_URL and MAIL_FROM to Tambour, then restart it.',
  },
})
