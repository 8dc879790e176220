import type { Manifest } from '../connector.ts'

/** What a person fills in to connect a page, and what Facebook takes. */
export const manifest: Manifest = {
  key: 'facebook',
  label: 'Page Facebook',
  description:
    'Publie sur une page Facebook, et reçoit ses commentaires, les publications des visiteurs et les messages privés.',
  fields: [
    {
      key: 'page',
      label: 'Numéro de la page',
      help: 'Une suite de chiffres. Sur la page, ouvrez « À propos », puis « Transparence de la Page » : c’est « l’identifiant de la Page ».',
      secret: false,
      required: true,
    },
    {
      key: 'token',
      label: 'Jeton de la page',
      help: 'Un long texte qui commence par EAA, donné par Facebook à un administrateur de la page. Il faut le jeton de la page, et non celui d’une personne. Il est chiffré et ne sera plus jamais affiché.',
      secret: true,
      required: true,
    },
    {
      key: 'app_id',
      label: 'Numéro de l’application',
      help: 'Le numéro de votre application sur developers.facebook.com : avec sa clé secrète, Facebook répond aussi sur la durée de vie du jeton.',
      secret: false,
      required: false,
    },
    {
      key: 'app_secret',
      label: 'Clé secrète de l’application',
      help: 'Nécessaire pour reconnaître les webhooks de Facebook, et si l’application exige une preuve de cette clé à chaque appel. Elle est chiffrée et ne sera plus jamais affichée.',
      secret: true,
      required: false,
    },
    {
      key: 'verify_token',
      label: 'Mot de vérification des webhooks',
      help: 'Un mot de votre choix, à recopier sur developers.facebook.com, rubrique « Webhooks », à côté de l’adresse de rappel : les messages paraissent alors en une ou deux secondes. Il est chiffré et ne sera plus jamais affiché.',
      secret: true,
      required: false,
      suggestion: 'random',
    },
    {
      key: 'automatic_texts',
      label: 'Réponses automatiques',
      help: 'Les messages que Facebook envoie tout seul (accueil, absence), un par ligne. Écrivez {…} à la place du prénom. Ils ne compteront jamais comme une réponse.',
      secret: false,
      required: false,
      multiline: true,
    },
  ],
  limits: {
    textLength: 63_206,
    counts: 'utf16',
    images: 10,
    imageBytes: 4_000_000,
    imageTypes: ['image/jpeg', 'image/png'],
    // « Files that are .PNG should be under 1 MB, or they may appear pixelated. »
    pngBytes: 1_000_000,
    asOf: '2026-07-29',
    source: 'https://developers.facebook.com/docs/graph-api/reference/page/photos/',
  },
  pollEveryMs: 60_000,
}
