import type { Network } from '../meta/network.ts'
import { addressOf } from './parse.ts'

export const network: Network = {
  name: 'Facebook',
  of: 'de Facebook',
  owner: 'la page',
  elsewhere: 'dans la boîte de réception de Facebook',
  /** https://developers.facebook.com/docs/graph-api/reference/object/comments */
  comment: { textLength: 8_000, counts: 'utf16' },
  /** https://developers.facebook.com/docs/messenger-platform/reference/send-api */
  message: { textLength: 2_000, counts: 'utf16' },
  permissions: {
    read: 'pages_read_engagement ou pages_read_user_content',
    'read-threads': 'pages_messaging',
    publish: 'pages_manage_posts',
    comment: 'pages_manage_engagement',
    message: 'pages_messaging',
    subscribe: 'pages_manage_metadata',
    'private-reply': 'pages_messaging',
    hide: 'pages_manage_engagement',
  },
  missing: {
    read: 'Facebook ne trouve pas ce contenu, ou le jeton n’y donne pas accès.',
    'read-threads': 'Facebook ne trouve pas cette conversation, ou le jeton n’y donne pas accès.',
    publish:
      'Facebook ne trouve pas la page, ou le jeton ne permet pas d’y publier : vérifiez son numéro et reconnectez le canal.',
    subscribe:
      'Facebook ne trouve pas la page, ou le jeton ne permet pas d’en être averti : reconnectez le canal.',
    comment:
      'Le message n’existe plus sur Facebook, ou la page n’y a plus accès : il n’y a plus rien à quoi répondre.',
    message:
      'La personne ne peut plus recevoir de message de la page : elle a fermé son compte, ou bloqué la page.',
    'private-reply':
      'Le message n’existe plus sur Facebook, ou la personne ne peut pas recevoir de message de la page.',
    hide: 'Le message n’existe plus sur Facebook, ou la page n’y a plus accès : il n’y a plus rien à masquer.',
  },
  refusals: new Map(),
  permalink: 'permalink_url',
  answers: 'comments',
  addressOf,
  hidden: { write: 'is_hidden', read: 'is_hidden' },
}
