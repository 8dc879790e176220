import { spreadWait } from '../../publishing/rules/retry.ts'
import type { Failure, Outcome } from '../connector.ts'
import {
  asFailure as asFailureOf,
  type Doing,
  sentence as sentenceOf,
  type Terms,
} from '../meta/explain.ts'
import type { GraphError } from '../meta/graph-error.ts'

const MINUTE = 60_000

const onInstagram: Terms = {
  name: 'Instagram',
  of: 'd’Instagram',
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
}

/**
 * What a code of Instagram's own asks for, and when another try is worth it, ms; null: never.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
const known = new Map<number, { reason: string; waitMs: number | null }>([
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

/** One French sentence: what happened, and what to do where somebody can do something. */
export function sentence(error: GraphError, doing: Doing): string {
  const own = error.subcode === null ? undefined : known.get(error.subcode)
  return own?.reason ?? sentenceOf(error, doing, onInstagram)
}

/** What the caller of something that changes nothing for anybody does next. */
export function asFailure(error: GraphError, now: number, doing: Doing, who: string): Failure {
  const own = error.subcode === null ? undefined : known.get(error.subcode)
  if (own === undefined) return asFailureOf(error, now, doing, who, onInstagram)
  return {
    kind: 'failed',
    reason: own.reason,
    retryAt: own.waitMs === null ? null : now + spreadWait(own.waitMs, `${who} ${now}`),
  }
}

/** What the caller of a write does next: never a second sending of what may have been done. */
export function asOutcome(error: GraphError, now: number, doing: Doing, who: string): Outcome {
  if (!error.mayHaveActed) return asFailure(error, now, doing, who)
  return { kind: 'unknown', reason: sentence(error, doing) }
}
