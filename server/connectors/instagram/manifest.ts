import type { Manifest } from '../connector.ts'

/** What a person fills in to connect an account, and what Instagram takes. */
export const manifest: Manifest = {
  key: 'instagram',
  label: 'Compte Instagram',
  description:
    'Publie des images sur le compte Instagram relié à une page Facebook, et reçoit ses commentaires et ses messages privés.',
  fields: [
    {
      key: 'page',
      label: 'Numéro de la page Facebook',
      help: 'Celle à laquelle le compte Instagram professionnel est relié. Une suite de chiffres : sur la page, ouvrez « À propos », puis « Transparence de la Page ».',
      secret: false,
      required: true,
    },
    {
      key: 'token',
      label: 'Jeton de la page',
      help: 'Un long texte qui commence par EAA, donné par Facebook à un administrateur de la page : le même que pour la page, s’il a aussi les permissions d’Instagram. Il est chiffré et ne sera plus jamais affiché.',
      secret: true,
      required: true,
    },
    {
      key: 'app_id',
      label: 'Numéro de l’application',
      help: 'Facultatif. Le numéro de votre application sur developers.facebook.com : avec sa clé secrète, Facebook répond aussi sur la durée de vie du jeton.',
      secret: false,
      required: false,
    },
    {
      key: 'app_secret',
      label: 'Clé secrète de l’application',
      help: 'Facultatif, mais nécessaire pour reconnaître les webhooks d’Instagram, et si l’application exige une preuve de cette clé à chaque appel. Elle est chiffrée et ne sera plus jamais affichée.',
      secret: true,
      required: false,
    },
    {
      key: 'verify_token',
      label: 'Mot de vérification des webhooks',
      help: 'Facultatif. Un mot de votre choix, à recopier sur developers.facebook.com, rubrique « Webhooks », objet « Instagram », à côté de l’adresse de rappel : les messages paraissent alors en une ou deux secondes. Il est chiffré et ne sera plus jamais affiché.',
      secret: true,
      required: false,
      suggestion: 'random',
    },
    {
      key: 'automatic_texts',
      label: 'Réponses automatiques',
      help: 'Les messages qu’Instagram envoie tout seul (accueil, absence), un par ligne. Écrivez {…} à la place du prénom. Ils ne compteront jamais comme une réponse.',
      secret: false,
      required: false,
      multiline: true,
    },
  ],
  limits: {
    textLength: 2_200,
    counts: 'utf16',
    hashtags: 30,
    mentions: 20,
    images: 10,
    needsImage: true,
    fetchesImages: true,
    imageBytes: 8 * 1024 * 1024,
    imageTypes: ['image/jpeg'],
    imageRatio: { least: 4 / 5, most: 1.91 },
    imageWidth: { least: 320, most: 1440 },
    asOf: '2026-07-29',
    source:
      'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media',
  },
  pollEveryMs: 60_000,
}
