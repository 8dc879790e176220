import type { Network } from '../meta/network.ts'

const MINUTE = 60_000

/**
 * What a code of Instagram's own asks for, and when another try is worth it, ms; null: never.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
const refusals: Network['refusals'] = new Map([
  [
    2207052,
    {
      reason:
        'Instagram n’a pas pu venir chercher l’image à l’adresse de Tambour : vérifiez que PUBLIC_URL s’ouvre depuis Internet.',
      waitMs: 5 * MINUTE,
    },
  ],
  [2207004, { reason: 'Instagram refuse une image de plus de 8 Mo : réduisez-la.', waitMs: null }],
  [2207005, { reason: 'Instagram ne prend que des images JPEG : convertissez-la.', waitMs: null }],
  [
    2207009,
    {
      reason:
        'Instagram refuse la forme de cette image : elle est trop haute ou trop large, recadrez-la.',
      waitMs: null,
    },
  ],
  [
    2207010,
    {
      reason:
        'Instagram refuse ce texte : il prend 2 200 signes, 30 mots-dièse et 20 mentions au plus.',
      waitMs: null,
    },
  ],
  [
    2207042,
    {
      reason:
        'Le compte a déjà publié par des applications autant qu’Instagram le permet en 24 heures : un nouvel essai aura lieu dans une heure.',
      waitMs: 60 * MINUTE,
    },
  ],
  [
    2207050,
    {
      reason:
        'Instagram a restreint ou suspendu le compte : ouvrez l’application Instagram, qui dit quoi faire.',
      waitMs: null,
    },
  ],
  [
    2207051,
    {
      reason:
        'Instagram a jugé cette publication indésirable ; elle est parfois en ligne malgré tout.',
      waitMs: 60 * MINUTE,
    },
  ],
])

export const network: Network = {
  name: 'Instagram',
  of: 'd’Instagram',
  owner: 'le compte',
  elsewhere: 'dans l’application Instagram',
  /** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment/replies */
  comment: { textLength: 2_200, counts: 'utf16' },
  /** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api */
  message: { textLength: 1_000, counts: 'bytes' },
  permissions: {
    read: 'instagram_basic ou instagram_manage_comments',
    'read-threads': 'instagram_manage_messages',
    publish: 'instagram_content_publish',
    comment: 'instagram_manage_comments',
    message: 'instagram_manage_messages',
    subscribe: 'pages_manage_metadata',
    'private-reply': 'instagram_manage_messages',
    hide: 'instagram_manage_comments',
  },
  missing: {
    read: 'Instagram ne trouve pas ce contenu, ou le jeton n’y donne pas accès.',
    'read-threads': 'Instagram ne trouve pas cette conversation, ou le jeton n’y donne pas accès.',
    publish: 'Instagram ne trouve plus ce qui devait être publié : un nouvel essai le refera.',
    subscribe: 'Instagram ne trouve pas la page, ou le jeton ne permet pas d’en être averti.',
    comment: 'Le commentaire n’existe plus sur Instagram : il n’y a plus rien à quoi répondre.',
    message:
      'La personne ne peut plus recevoir de message : elle a fermé son compte, ou bloqué le vôtre.',
    'private-reply':
      'Le commentaire n’existe plus sur Instagram, ou la personne ne peut pas recevoir de message.',
    hide: 'Le commentaire n’existe plus sur Instagram : il n’y a plus rien à masquer.',
  },
  refusals,
  permalink: 'permalink',
  answers: 'replies',
  addressOf: () => null,
  hidden: { write: 'hide', read: 'hidden' },
}
