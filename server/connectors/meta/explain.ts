import { spreadWait } from '../../publishing/rules/retry.ts'
import type { Call, Failure, Outcome } from '../connector.ts'
import type { GraphError } from './graph-error.ts'
import type { Doing, Network } from './network.ts'

const MINUTE = 60_000

/** Back-off before another try where Meta names none, ms. What is absent is refused for good. */
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

/** Who is called: by `page`, and not all at once, many of them come back. */
type Called = { network: Network; call: Pick<Call, 'config' | 'now'> }

/** What the caller of a read does next. The wait that Meta names is kept; ours is spread. */
export function asFailure(error: GraphError, doing: Doing, { network, call }: Called): Failure {
  const reason = sentence(error, doing, network)
  const own = refusalOf(error, network)
  if (own === undefined && error.problem === 'reauthorize') return { kind: 'reauthorize', reason }
  const spread = (ms: number) => spreadWait(ms, `${call.config.page?.trim() ?? ''} ${call.now}`)
  const waitMs = own === undefined ? waitOf(error, spread) : own.waitMs && spread(own.waitMs)
  return { kind: 'failed', reason, retryAt: waitMs === null ? null : call.now + waitMs }
}

function waitOf(error: GraphError, spread: (ms: number) => number): number | null {
  const usual = usualWaits.get(error.problem)
  return usual === undefined ? null : (error.waitMs ?? spread(usual))
}

/** What the caller of a write does next: never a second sending of what may have been done. */
export function asOutcome(error: GraphError, doing: Doing, called: Called): Outcome {
  if (!error.mayHaveActed) return asFailure(error, doing, called)
  return { kind: 'unknown', reason: sentence(error, doing, called.network) }
}

function refusalOf({ subcode }: GraphError, { refusals }: Network) {
  return subcode === null ? undefined : refusals.get(subcode)
}

/** One French sentence: what happened, and what to do where somebody can do something. */
export function sentence(error: GraphError, doing: Doing, network: Network): string {
  const { name } = network
  const own = refusalOf(error, network)
  if (own !== undefined) return own.reason
  switch (error.problem) {
    case 'misconfigured':
      return error.message
    case 'unreachable':
      return `${name} est injoignable : ${error.message}.`
    case 'unanswered':
      return `${name} n’a pas donné de réponse complète : ${error.message}.`
    case 'unreadable':
      return `La réponse reçue n’est pas celle ${network.of} : un équipement du réseau (proxy, portail) s’interpose peut-être.`
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
      return `${name} refuse : il manque au jeton la permission ${network.permissions[doing]} ; un administrateur de la page doit reconnecter le canal en l’accordant.`
    case 'missing':
      return network.missing[doing]
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

/**
 * What is said of a token that was never accepted: there is nothing to reconnect yet.
 * @param subcode why Meta refuses it, or null where it does not tell.
 */
export function firstTokenSentence(subcode: number | null): string {
  const because = subcode === null ? undefined : deaths.get(subcode)
  return because === undefined
    ? 'Facebook ne reconnaît pas ce jeton : recopiez-le en entier, ou prenez-en un nouveau pour cette page.'
    : `${because} : prenez un nouveau jeton pour cette page.`
}

/** Subcodes of 190: https://developers.facebook.com/docs/graph-api/guides/error-handling */
function deadToken(error: GraphError): string {
  return error.code === 210 ? wrongKind : deadTokenSentence(error.subcode)
}

export function deadTokenSentence(subcode: number | null): string {
  const because = subcode === null ? undefined : deaths.get(subcode)
  return `${because ?? 'Facebook n’accepte pas le jeton de la page'} : reconnectez le canal.`
}

export const firstWrongKind =
  'Ce jeton est celui d’une personne et non celui de la page : prenez le jeton de la page.'

export const wrongKind =
  'Ce jeton est celui d’une personne et non celui de la page : reconnectez le canal avec le jeton de la page.'

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
