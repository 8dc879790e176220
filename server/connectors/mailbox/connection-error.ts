import { stepOf } from '../../platform/http-guarded.ts'
import { NetworkError } from '../network/error.ts'
import { type By, MailboxError } from './access/access.ts'
import { mailboxSentences as says } from './sentences.ts'
import type { Place } from './servers.ts'

/** Why a place gave no connection, and what comes next; `by`: how somebody signed in. */
export function connectionError(place: Place, error: unknown, by: By = 'password'): MailboxError {
  const code = codeOf(error)
  const host = `${place.host}:${place.port}`
  if (refusesAccess(error)) {
    const text = `${textIn(error, 'responseText')} ${textIn(error, 'response')}`
    const isPassing =
      /^(UNAVAILABLE|LIMIT|INUSE|SERVERBUG|OVERQUOTA)$/i.test(
        textIn(error, 'serverResponseCode'),
      ) ||
      // Gmail says so under a mere ALERT.
      /\btoo many\b.*\bconnections\b|\bbandwidth limits\b/i.test(text)
    if (isPassing) return new MailboxError(says.busy(place.host), 'passing', error)
    return new MailboxError(refusalOf(place, text, by), 'dead', error)
  }
  const why =
    code === 'NOT_PUBLIC'
      ? says.notPublic(place.host)
      : code === 'ENOTFOUND'
        ? says.unknownHost(place.host)
        : stepOf(error) === 'lookup'
          ? says.nameServerSilent(place.host)
          : code === 'ECONNREFUSED'
            ? says.closed(host)
            : isOfCertificate(code)
              ? says.badCertificate(place.host)
              : says.silent(host)
  return new MailboxError(why, 'passing', error)
}

/** Why the access was refused, by what the server is. */
export function refusalOf({ host }: Place, text: string, by: By) {
  if (
    /\b(imap|pop)\b.*\b(not enabled|disabled|not allowed)\b|\b(disabled|not enabled)\b.*\bimap\b/i.test(
      text,
    )
  )
    return says.imapDisabled
  if (by === 'token') return says.refusedToken
  if (by === 'renewed') return says.refusedRenewed
  if (/(^|\.)(gmail|google|googlemail)\.com$/.test(host)) return says.refusedByGoogle
  if (/(^|\.)(office365|outlook)\.com$/.test(host)) return says.refusedByMicrosoft
  return says.refused
}

/** Under which code Node or OpenSSL knows an error; empty where they know none. */
export const codeOf = (error: unknown): string => textIn(error, 'code')

/** Whether the server was reached, and lets nobody in by that name and secret. */
export const refusesAccess = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'authenticationFailed') === true

function textIn(error: unknown, name: string): string {
  const value = error instanceof Error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** By its code, whether a server shows a certificate that is not its own. */
export const isOfCertificate = (code: string): boolean =>
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|HOSTNAME_MISMATCH)/.test(code)

/** Whether an error is of the server or of the line, not of our own. */
export function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof NetworkError) return false
  return 'code' in error || 'responseStatus' in error
}
