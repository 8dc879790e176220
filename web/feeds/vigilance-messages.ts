import { translated } from '../language.ts'

/** The words of Météo-France's vigilance, in the language in force. */
export const vigilanceMessages = translated({
  title: { fr: 'Vigilance de Météo-France', en: 'Vigilance of Météo-France' },
  lead: {
    fr: 'Avec une clé gratuite, Tambour regarde la vigilance de votre département toutes les vingt minutes. Dès l’orange, il prévient qui publie et prépare l’alerte\u00a0: c’est toujours une personne qui l’envoie.',
    en: 'With a free key, Tambour looks at the vigilance of your department every twenty minutes. From orange on it tells who publishes and prepares the warning: it is always a person who sends it.',
  },
  apiKey: { fr: 'Clé de Météo-France', en: 'Key of Météo-France' },
  apiKeyHelp: {
    fr: 'Sur portail-api.meteofrance.fr, créez un compte, abonnez-vous à «\u00a0Données Publiques Vigilance\u00a0», puis «\u00a0Configurer l’API\u00a0»\u00a0: type «\u00a0API Key\u00a0», durée 0.',
    en: 'On portail-api.meteofrance.fr, make an account, subscribe to “Données Publiques Vigilance”, then “Configurer l’API”: type “API Key”, duration 0.',
  },
  apiKeyMissing: { fr: 'Collez la clé.', en: 'Paste the key.' },
  follow: { fr: 'Suivre la vigilance', en: 'Follow the vigilance' },
  followed: { fr: 'La vigilance est suivie.', en: 'The vigilance is followed.' },
  notFollowed: { fr: 'Rien n’a été gardé.', en: 'Nothing was kept.' },
  calm: { fr: 'Ni orange, ni rouge', en: 'Neither orange nor red' },
  offered: { fr: 'À annoncer ci-dessus', en: 'To announce, above' },
  readAt: (when: string) => ({ fr: `lue ${when}`, en: `read ${when}` }),
  prepare: { fr: 'Préparer l’alerte', en: 'Prepare the warning' },
  remove: { fr: 'Ne plus suivre', en: 'Follow no more' },
  removeTitle: {
    fr: 'Ne plus suivre la vigilance\u202f?',
    en: 'Follow the vigilance no more?',
  },
  name: { fr: 'Météo-France', en: 'Météo-France' },
  removeText: {
    fr: 'La clé est effacée. Tambour ne préviendra plus des vigilances.',
    en: 'The key is erased. Tambour will not tell of vigilance any more.',
  },
  removed: { fr: 'La vigilance n’est plus suivie.', en: 'The vigilance is followed no more.' },
  now: { fr: 'Météo-France annonce', en: 'Météo-France announces' },
  over: {
    fr: 'Cette vigilance est terminée ou levée\u00a0: il n’y a plus d’alerte à préparer.',
    en: 'This vigilance is over or was called off: there is no warning to prepare any more.',
  },
})
