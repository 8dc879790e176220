import { spreadWait } from '../../publishing/rules/retry.ts'
import type { Failure, Outcome } from '../connector.ts'
import type { GraphError } from './graph-error.ts'

/** What was being done, for the sentence: which permission was missing depends on it. */
export type Doing =
  | 'read'
  | 'read-threads'
  | 'publish'
  | 'comment'
  | 'message'
  | 'private-reply'
  | 'hide'
  | 'subscribe'

/** What a network of Meta's calls itself, and what it says of each thing that is done there. */
export type Terms = {
  name: string
  /** « de Facebook », « d’Instagram ». */
  of: string
  permissions: Record<Doing, string>
  missing: Record<Doing, string>
}

const MINUTE = 60_000

/** Rest before another try where Meta names none, ms. What is absent is refused for good. */
const usualWaits = new Map<GraphError['problem'], number>([
  ['unreachable', MINUTE],
  ['unanswered', MINUTE],
  ['unreadable', 5 * MINUTE],
  ['transient', MINUTE],
  ['too-much', 5 * MINUTE],
  ['not-ready', MINUTE],
  ['throttled', 15 * MINUTE],
  ['blocked', 60 * MINUTE],
])

/**
 * What the caller of a read does next. The wait that Meta names is kept; ours is spread.
 * @param who the page or account, so that many do not come back together
 */
export function asFailure(
  error: GraphError,
  now: number,
  doing: Doing,
  who: string,
  terms: Terms = onFacebook,
): Failure {
  const reason = sentence(error, doing, terms)
  if (error.problem === 'reauthorize') return { kind: 'reauthorize', reason }
  const usual = usualWaits.get(error.problem)
  return {
    kind: 'failed',
    reason,
    retryAt:
      usual === undefined ? null : now + (error.waitMs ?? spreadWait(usual, `${who} ${now}`)),
  }
}

/** What the caller of a write does next: never a second sending of what may have been done. */
export function asOutcome(
  error: GraphError,
  now: number,
  doing: Doing,
  who: string,
  terms: Terms = onFacebook,
): Outcome {
  if (!error.mayHaveActed) return asFailure(error, now, doing, who, terms)
  return { kind: 'unknown', reason: sentence(error, doing, terms) }
}

/** One French sentence: what happened, and what to do where somebody can do something. */
export function sentence(error: GraphError, doing: Doing, terms: Terms = onFacebook): string {
  const { name } = terms
  switch (error.problem) {
    case 'misconfigured':
      return error.message
    case 'unreachable':
      return `${name} est injoignable : ${error.message}.`
    case 'unanswered':
      return `${name} n’a pas donné de réponse complète : ${error.message}.`
    case 'unreadable':
      return `La réponse reçue n’est pas celle ${terms.of} : un équipement du réseau (proxy, portail) s’interpose peut-être.`
    case 'transient':
      return `${name} a un problème passager.`
    case 'throttled':
      return `${name} demande d’attendre : trop d’appels ont été faits pour cette page.`
    case 'blocked':
      return `${name} bloque pour le moment cette action de la page, jugée trop fréquente ou indésirable : un nouvel essai aura lieu plus tard ; si cela dure, ouvrez la « Qualité de la Page » sur Facebook.`
    case 'too-much':
      return `${name} refuse de donner autant de contenus à la fois, même un par un.`
    case 'not-ready':
      return `${name} prépare encore cette publication : un nouvel essai aura lieu dans une minute.`
    case 'permission':
      return `${name} refuse : il manque au jeton la permission ${terms.permissions[doing]} ; un administrateur de la page doit reconnecter le canal en l’accordant.`
    case 'missing':
      return terms.missing[doing]
    case 'window':
      return `${name} ne permet plus de répondre à ce message : il faut répondre dans les 24 heures, ou dans les 7 jours si l’application y est autorisée ; répondez par un autre moyen.`
    case 'replied':
      return `Une réponse privée a déjà été envoyée à ce message : ${name} n’en permet qu’une ; la suite se passe dans la conversation privée.`
    case 'no-private':
      return `${name} ne permet pas d’écrire en privé à cette personne au sujet de ce message : répondez-lui publiquement.`
    case 'duplicate':
      return `${name} dit avoir déjà reçu ce texte.`
    case 'reauthorize':
      return deadToken(error)
    case 'parameter':
      return error.saidByMeta
        ? `${name} refuse cette demande : « ${error.saidByMeta} ».`
        : `${name} refuse cette demande (code ${error.code ?? 'inconnu'}).`
  }
}

const permissions: Record<Doing, string> = {
  read: 'pages_read_engagement ou pages_read_user_content',
  'read-threads': 'pages_messaging',
  publish: 'pages_manage_posts',
  comment: 'pages_manage_engagement',
  message: 'pages_messaging',
  subscribe: 'pages_manage_metadata',
  'private-reply': 'pages_messaging',
  hide: 'pages_manage_engagement',
}

const missing: Record<Doing, string> = {
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
}

/** Subcodes of 190: facebook.md, «Tokens». */
function deadToken(error: GraphError): string {
  return error.code === 210 ? wrongKind : deadTokenSentence(error.subcode)
}

export function deadTokenSentence(subcode: number | null): string {
  const because = subcode === null ? undefined : deaths.get(subcode)
  return `${because ?? 'Facebook n’accepte pas le jeton de la page'} : reconnectez le canal.`
}

export const wrongKind =
  'Ce jeton est celui d’une personne et non celui de la page : reconnectez le canal avec le jeton de la page.'

const onFacebook: Terms = { name: 'Facebook', of: 'de Facebook', permissions, missing }

const deaths = new Map([
  [458, 'L’application a été retirée des autorisations de la page'],
  [
    459,
    'Facebook demande à la personne qui a connecté la page de confirmer son identité sur facebook.com',
  ],
  [460, 'Le mot de passe Facebook de la personne qui a connecté la page a changé'],
  [463, 'Le jeton de la page a expiré'],
  [464, 'Le compte Facebook de la personne qui a connecté la page n’est pas confirmé'],
  [467, 'La personne qui a connecté la page s’est déconnectée de Facebook'],
  [492, 'La personne qui a connecté la page n’en est plus administratrice'],
])
